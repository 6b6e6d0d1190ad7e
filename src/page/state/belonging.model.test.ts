/** Whatever a person does, in whatever order: nothing is shown with an experiment that is not its own, unless it is marked. */
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_EXPERIMENT } from '../../lab/experiment/experiment.ts';
import { randomStream } from '../../lab/random.ts';

const mocked = vi.hoisted(() => ({
  startLabWorker: (): unknown => undefined,
  recorded: undefined as unknown,
}));

vi.mock('../../runtime/browser/pageWorkers.ts', () => ({ startLabWorker: () => mocked.startLabWorker() }));
/** As it is, but that the keys of an experiment are computed once. */
vi.mock('../../lab/pipeline/stageKey.ts', async (original) => {
  const { STAGES } = await import('../../lab/stages/catalogue.ts');
  const { formatLink } = await import('../../lab/experiment/link.ts');
  const actual = await original<typeof import('../../lab/pipeline/stageKey.ts')>();
  const known = new Map<string, ReturnType<typeof actual.stageKeys>>();
  const stageKeys: typeof actual.stageKeys = (experiment, engine) => {
    const text = `${formatLink(experiment)} ${engine}`;
    const keys = known.get(text) ?? actual.stageKeys(experiment, engine);
    known.set(text, keys);
    return keys;
  };
  const changedStages: typeof actual.changedStages = (from, to) => {
    const [before, after] = [stageKeys(from, ''), stageKeys(to, '')];
    return STAGES.filter((name) => before[name] !== after[name]);
  };
  return { ...actual, stageKeys, changedStages };
});
vi.mock('./recorded.ts', () => ({ loadRecorded: async () => mocked.recorded, tellNotLoaded: () => {} }));
// Nothing is loaded here.
vi.mock('./lateCode.ts', () => ({ loadAhead: async () => {}, lateCode: (load: unknown) => load }));

let model: typeof import('./testing/modelPage.ts');
let faultsOf: typeof import('./testing/shownParts.ts')['faultsOf'];

beforeAll(async () => {
  vi.useFakeTimers();
  model = await import('./testing/modelPage.ts');
  ({ faultsOf } = await import('./testing/shownParts.ts'));
  const { recordedFor } = await import('./testing/fakeLab.ts');
  mocked.startLabWorker = () => model.worker.port();
  mocked.recorded = recordedFor(DEFAULT_EXPERIMENT);
});
afterAll(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});
beforeEach(() => model.openFirst());

type Step = import('./testing/modelPage.ts').Step;

const expectRight = (steps: readonly Step[]) => expect(faultsOf(model.lab()), steps.join(', ')).toEqual([]);

/** Lead to few places that others do not. */
const FEW: readonly Step[] = ['pause', 'openBare'];

/** Every sequence of steps of this length, but none of two that lead to the same place more than once. */
async function explore(length: number, without: readonly Step[]): Promise<number> {
  const steps = (Object.keys(model.STEPS) as Step[]).filter((one) => !without.includes(one));
  const seen = new Set([model.keyOf(model.place())]);
  let edge: { place: ReturnType<typeof model.place>; path: Step[] }[] = [{ place: model.place(), path: [] }];
  for (let depth = 0; depth < length; depth++) {
    const next: typeof edge = [];
    for (const { place, path } of edge) {
      for (const step of steps) {
        model.goTo(place);
        await model.step(step);
        expectRight([...path, step]);
        const reached = model.place();
        const key = model.keyOf(reached);
        if (seen.has(key)) continue;
        seen.add(key);
        next.push({ place: reached, path: [...path, step] });
      }
    }
    edge = next;
    if (process.env.MODEL_TELL) console.log(depth + 1, edge.length, seen.size);
  }
  return seen.size;
}

/** A walk of this many steps, some of them before the last has settled. @returns what was done */
async function wander(length: number, seed: number): Promise<Step[]> {
  const random = randomStream(seed, 'walk');
  const steps = Object.keys(model.STEPS) as Step[];
  const path: Step[] = [];
  for (let i = 0; i < length; i++) {
    const step = steps[random.below(steps.length)]!;
    path.push(step);
    await model.take(step);
    expectRight(path);
    for (const milliseconds of [[], [30], [30, 200], [30, 200, 2000]][random.below(4)]!) {
      await model.wait(milliseconds);
      expectRight(path);
    }
  }
  return path;
}

describe('what the page shows', () => {
  it('belongs together after every sequence of four steps', async () => {
    expect(await explore(4, FEW)).toBeGreaterThan(200);
  });

  it('belongs together after every sequence of eight steps', {
    tags: ['slow'],
    timeout: 900_000,
  }, async () => {
    expect(await explore(8, [...FEW, 'look', 'replay'])).toBeGreaterThan(5000);
  });

  it('belongs together in the middle of random walks of eight steps', async () => {
    for (let seed = 1; seed <= 200; seed++) {
      await model.openFirst();
      await wander(8, seed);
    }
  });
});
