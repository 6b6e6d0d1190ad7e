/** A | B over the store and controllers as they are, and a worker that trains nothing. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_EXPERIMENT, type Experiment } from '../../lab/experiment/experiment.ts';
import { withValue } from '../../lab/experiment/experimentText.ts';
import { formatExperiments } from '../../lab/experiment/formatExperiments.ts';
import type { FakeLab } from './testing/fakeLab.ts';

const mocked = vi.hoisted(() => ({ worker: undefined as FakeLab | undefined }));
vi.mock('../../runtime/browser/pageWorkers.ts', () => ({ startLabWorker: () => mocked.worker!.port() }));
vi.mock('./lateCode.ts', () => ({ loadAhead: async () => {}, lateCode: (load: unknown) => load }));

const SMALL = withValue(DEFAULT_EXPERIMENT, 'dataset.membersPerModel', 60);
const atRate = (rate: number): Experiment => withValue(SMALL, 'shadow.dropoutRate', rate);
const [LOW, HIGH] = [atRate(0.1), atRate(0.5)];

let store: typeof import('./store.ts');
let sides: typeof import('./sidesController.ts');
let shown: typeof import('./sides.ts');
let runs: typeof import('./runController.ts');
const lab = () => store.useLab.getState();
const side = (name: 'a' | 'b') => ({
  rate: shown.sideExperiment(lab(), name).shadow.dropoutRate,
  ranAt: lab().sides![name].run?.experiment.shadow.dropoutRate,
});

/** The page as a tab opens it. */
async function open(): Promise<void> {
  vi.resetModules();
  const { FakeLab } = await import('./testing/fakeLab.ts');
  mocked.worker = new FakeLab();
  store = await import('./store.ts');
  shown = await import('./sides.ts');
  runs = await import('./runController.ts');
  sides = await import('./sidesController.ts');
  await sides.followSides();
}

/** Runs what the page is at to its end. */
function run(): void {
  runs.runController.run();
  mocked.worker!.finish();
}

beforeEach(async () => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.stubGlobal('sessionStorage', { getItem: () => null, setItem: () => {}, removeItem: () => {} });
  vi.stubGlobal('location', { hash: '' });
  await open();
});
afterEach(() => vi.unstubAllGlobals());

describe('two sides', () => {
  it('have the page at one of them, whose knobs and runs are that side’s', () => {
    lab().replaceExperiment(LOW);
    run();
    sides.openSides([LOW, LOW], 'b');
    expect(lab()).toMatchObject({ isSideBySide: true, sides: { active: 'b' } });
    expect([side('a'), side('b')], 'a copy has the same run').toEqual([
      { rate: 0.1, ranAt: 0.1 },
      { rate: 0.1, ranAt: 0.1 },
    ]);
    lab().setValue('shadow.dropoutRate', 0.5);
    expect([side('a'), side('b')], 'B is of settings before').toEqual([
      { rate: 0.1, ranAt: 0.1 },
      { rate: 0.5, ranAt: 0.1 },
    ]);
    expect(sides.sidesToRun(lab())).toEqual(['b']);
    run();
    expect(side('b')).toEqual({ rate: 0.5, ranAt: 0.5 });
    expect(side('a').ranAt).toBe(0.1);
  });

  it('are turned to with what was run there, and nothing is run for it', () => {
    sides.openSides([LOW, HIGH], 'a');
    expect(lab().experiment).toEqual(LOW);
    run();
    sides.turnTo('b');
    expect(lab().experiment).toEqual(HIGH);
    run();
    sides.turnTo('a');
    expect(lab()).toMatchObject({ experiment: LOW, status: 'idle', before: null });
    expect(lab().last?.experiment).toEqual(LOW);
    expect(mocked.worker!.run).toBeNull();
  });

  it('open at the side that the page is at already', () => {
    lab().replaceExperiment(HIGH);
    sides.openSides([LOW, HIGH], 'a');
    expect(lab().sides!.active).toBe('b');
    expect(lab().experiment).toEqual(HIGH);
  });

  it('say how a run ended without a result, until it is run again; turning away ends it', () => {
    sides.openSides([LOW, HIGH], 'a');
    runs.runController.run();
    mocked.worker!.fail();
    expect(lab().sides!.a.ended).toMatchObject({ name: 'Failed' });
    runs.runController.run();
    expect(lab().sides!.a.ended).toBeNull();
    mocked.worker!.goOn();
    sides.turnTo('b');
    expect(lab()).toMatchObject({ status: 'idle', sides: { a: { ended: 'stopped' }, b: { ended: null } } });
    mocked.worker!.finish();
    expect(side('a').ranAt, 'what was stopped brings nothing').toBeUndefined();
  });

  it('are run one after the other, and the page is then where it was', async () => {
    sides.openSides([LOW, HIGH], 'b');
    const both = sides.runSides();
    expect(lab()).toMatchObject({ status: 'running', experiment: LOW });
    mocked.worker!.finish();
    await vi.waitFor(() => expect(lab()).toMatchObject({ status: 'running', experiment: HIGH }));
    mocked.worker!.finish();
    await both;
    expect([side('a'), side('b')]).toEqual([
      { rate: 0.1, ranAt: 0.1 },
      { rate: 0.5, ranAt: 0.5 },
    ]);
    expect(lab()).toMatchObject({ experiment: HIGH, sides: { active: 'b' } });
  });

  it('run no further once a run was stopped', async () => {
    sides.openSides([LOW, HIGH], 'a');
    const both = sides.runSides();
    runs.runController.stop();
    await both;
    expect(lab()).toMatchObject({ status: 'stopped', experiment: LOW });
    expect(mocked.worker!.run).toBeNull();
  });

  it('leave the page at the side that it was at, and come back as they were', () => {
    sides.openSides([LOW, HIGH], 'a');
    sides.turnTo('b');
    lab().setValue('shadow.dropoutRate', 0.6);
    sides.leaveSides();
    expect(lab().isSideBySide).toBe(false);
    expect(shown.sidesText(lab())).toBeUndefined();
    lab().replaceExperiment(withValue(SMALL, 'seed', 9));
    sides.openSidesAgain();
    expect(lab().experiment.shadow.dropoutRate).toBe(0.6);
    expect([side('a').rate, side('b').rate]).toEqual([0.1, 0.6]);
  });

  it('take what was run from the pins', async () => {
    lab().replaceExperiment(HIGH);
    run();
    const { pinRun } = await import('./pinList.ts');
    const { pinnedRun } = await import('./pinnedRun.ts');
    lab().changePins(pinRun(pinnedRun(lab().last!)));
    lab().replaceExperiment(LOW);
    run();
    sides.openSides([LOW, HIGH], 'a');
    expect([side('a').ranAt, side('b').ranAt]).toEqual([0.1, 0.5]);
    expect(lab().sides!.b.run!.map!.members).toHaveLength(2);
  });
});

describe('a link', () => {
  const linked = (text: string) => lab().look({ sidesOfLink: text });

  it('opens on the two that it holds, be they the same, at the one that the page is at', () => {
    lab().replaceExperiment(HIGH);
    linked(formatExperiments([LOW, HIGH]));
    expect(lab()).toMatchObject({ isSideBySide: true, sides: { active: 'b' } });
    expect(shown.sidesText(lab())).toBe(formatExperiments([LOW, HIGH]));
    lab().look({ sidesOfLink: undefined });
    linked('default/default');
    expect(lab()).toMatchObject({ experiment: DEFAULT_EXPERIMENT, isSideBySide: true });
  });

  it.each([
    ['one', 'default', '1 of them, where two belong'],
    ['three', 'default/seed:1/seed:2', '3 of them, where two belong'],
    ['a setting that is refused', 'default/target.width:99', 'target.width: 99 is refused'],
    ['nothing', '', '1 of them, where two belong'],
  ])('of %s is told of, and loses nothing', (_, text, why) => {
    lab().replaceExperiment(LOW);
    run();
    linked(text);
    expect(lab()).toMatchObject({ isSideBySide: false, sides: null, experiment: LOW });
    expect(lab().notices.map(({ message }) => message)).toEqual([expect.stringContaining(why)]);
    expect(lab().last?.experiment).toEqual(LOW);
  });
});

describe('both', () => {
  const kept = async () => {
    const { KeptPins } = await import('../../runtime/browser/keptPins.ts');
    return (await new KeptPins('clmia-sides').list()).pins;
  };

  it('are kept with their runs, and a link to them opens on these', async () => {
    sides.openSides([LOW, HIGH], 'a');
    run();
    await vi.waitFor(async () => expect((await kept()).map((one) => 'report' in one)).toEqual([true, false]));
    await open();
    expect(lab()).toMatchObject({ isSideBySide: false });
    lab().look({ sidesOfLink: formatExperiments([LOW, HIGH]) });
    expect([side('a').ranAt, side('b').ranAt]).toEqual([0.1, undefined]);
    expect(lab().sides!.a.run!.attacks!.length).toBeGreaterThan(0);
  });

  it('are dropped, and told of, where one cannot be read', async () => {
    const { KeptPins } = await import('../../runtime/browser/keptPins.ts');
    await new KeptPins('clmia-sides').keep([
      { name: 'a', link: '#v=1&seed=3' },
      { name: 'b', link: '#v=1&target.width=99' },
    ]);
    await open();
    expect(lab().sides).toBeNull();
    expect(lab().notices.map(({ name }) => name)).toEqual(['SidesDropped']);
  });
});
