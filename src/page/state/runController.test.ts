import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Estimate } from '../../lab/estimate/estimate.ts';
import type { Projection } from '../../lab/evaluation/projection.ts';
import { DEFAULT_EXPERIMENT } from '../../lab/experiment/experiment.ts';
import { withPairs } from '../../lab/experiment/experimentText.ts';
import type { RunResult } from '../../lab/pipeline/runResult.ts';
import { STAGES } from '../../lab/stages/catalogue.ts';
import type { KeptSet } from '../../runtime/data/keptSet.ts';
import type { EngineName, FromLab, RunDetail } from '../../runtime/protocol.ts';
import type { RecordedRun } from '../../runtime/recordedRun.ts';
import { keptSet } from '../../runtime/testing/keptSet.ts';
import { pairOfCandidates } from './testing/pairOfCandidates.ts';

interface AskedMap {
  update(progress: number): void;
  resolve(map: Projection): void;
  reject(error: Error): void;
}

const mocked = vi.hoisted(() => {
  const clients: FakeClient[] = [];
  /** Writes down its orders; `say` is what the worker says. */
  class FakeClient {
    readonly orders: unknown[][] = [];
    readonly maps: AskedMap[] = [];
    constructor(readonly say: (message: FromLab) => void) {
      clients.push(this);
    }
    run(...given: unknown[]) {
      this.orders.push(['run', ...given]);
    }
    setGate(gate: string) {
      this.orders.push(['gate', gate]);
    }
    stop() {
      this.orders.push(['stop']);
    }
    frameShown() {
      this.orders.push(['frameShown']);
    }
    mapEmbedding(update: (progress: number) => void) {
      return new Promise<Projection>((resolve, reject) => {
        this.maps.push({ update, resolve, reject });
      });
    }
    async forget() {
      this.orders.push(['forget']);
      return true;
    }
    warm() {
      this.orders.push(['warm']);
    }
  }
  return { clients, FakeClient, list: vi.fn<() => Promise<KeptSet[]>>() };
});

vi.mock('../../runtime/labClient.ts', () => ({ LabClient: mocked.FakeClient }));
vi.mock('../../runtime/data/deployed.ts', () => ({ deployedSets: async () => [] }));
vi.mock('../../runtime/browser/keptData.ts', () => ({
  KeptData: class {
    list = mocked.list;
  },
}));

let store: typeof import('./store.ts');
let controllers: typeof import('./runController.ts');
let shown: typeof import('./shown.ts');
let resume: typeof import('./resume.ts');
const lab = () => store.useLab.getState();
/** What the run under way has brought. */
const attempt = () => lab().attempt!;
const last = () => lab().last!;
const control = () => controllers.runController;
const client = () => mocked.clients.at(-1)!;
type Unnumbered<Message> = Message extends unknown ? Omit<Message, 'runId'> : never;
const say = (message: Unnumbered<FromLab>) => client().say({ runId: 1, ...message } as FromLab);
const runs = () => client().orders.filter(([what]) => what === 'run');
const kinds = () => client().orders.map(([what, gate]) => (what === 'gate' ? gate : what));
const settle = () => vi.advanceTimersByTime(60);
const burst = () => vi.advanceTimersByTime(40);
const deliver = () => vi.advanceTimersByTime(250);

beforeEach(async () => {
  vi.useFakeTimers();
  const stored = new Map<string, string>();
  vi.stubGlobal('sessionStorage', {
    setItem: (key: string, value: string) => stored.set(key, value),
    getItem: (key: string) => stored.get(key) ?? null,
    removeItem: (key: string) => stored.delete(key),
  });
  vi.resetModules();
  store = await import('./store.ts');
  shown = await import('./shown.ts');
  controllers = await import('./runController.ts');
  resume = await import('./resume.ts');
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const FAILURE = { name: 'EngineLost', message: 'gone', hint: 'Try again.' };

function detail(): RunDetail {
  return {
    series: { 'target/loss': { x: [1, 2], y: [3, 2] } },
    embedding: { x: Float32Array.of(1, 2), y: Float32Array.of(3, 4) },
    posteriors: new Float32Array(4),
    labelled: new Int32Array(),
    attacks: [],
  };
}

const REPORT = {
  experiment: DEFAULT_EXPERIMENT,
  attacks: [],
  timing: {
    totalSeconds: 1,
    stages: STAGES.map((name, i) => ({ name, seconds: i, steps: 10 * i, remembered: false, engine: 'cpu' })),
  },
} as unknown as RunResult;

const CANDIDATES = pairOfCandidates();

const finish = () => say({ kind: 'finished', report: REPORT, detail: detail() });

function recorded(): RecordedRun {
  return {
    meta: { date: '2026-01-01', machine: 'a machine' },
    report: REPORT,
    detail: detail(),
    candidates: pairOfCandidates({ values: new Uint8Array() }),
  };
}

describe('run', () => {
  it('opens the gate and orders the experiment on the page', () => {
    lab().setValue('seed', 3);
    control().run();
    expect(client().orders).toEqual([
      ['gate', 'open'],
      ['run', lab().experiment, undefined, [], { candidates: true }],
    ]);
    expect(lab()).toMatchObject({ status: 'running', attempt: { error: null } });
    expect(resume.leftRun(lab().experiment)).toBe('running');
  });

  it('of a loaded set that the address only names begins once it is known which', async () => {
    const { experiment } = lab();
    const named = (content: string) => ({
      ...experiment,
      dataset: { ...experiment.dataset, name: 'cifar-10' as const, content },
    });
    let find: (kept: KeptSet[]) => void = () => {};
    mocked.list.mockImplementation(() => new Promise((resolve) => (find = resolve)));
    const found = async () => {
      await vi.dynamicImportSettled();
      find([keptSet('new')]);
      await vi.advanceTimersByTimeAsync(0);
    };
    store.useLab.setState({ experiment: named('') });
    control().run();
    expect(lab().status).toBe('running');
    expect(runs()).toEqual([]);
    await found();
    expect(runs()).toEqual([['run', named('new'), undefined, [], { candidates: true }]]);

    store.useLab.setState({ experiment: named('') });
    control().run();
    control().stop();
    await found();
    expect(runs()).toHaveLength(1);
  });

  it('asks for the engine named in the address', () => {
    store.useLab.setState({ requestedEngine: 'cpu' });
    control().run();
    expect(runs()[0]?.[2]).toBe('cpu');
  });

  it('starts every stage from waiting', () => {
    control().run();
    say({ kind: 'stage', stage: 'target', state: 'done', seconds: 2, steps: 9 });
    store.useLab.setState({ mapProgress: 0.5 });
    control().run();
    expect(attempt().stages.target).toEqual({
      state: 'waiting',
      step: 0,
      steps: 0,
      seconds: null,
      since: null,
    });
    expect(lab().mapProgress).toBeNull();
  });
});

describe('a knob', () => {
  it('lets only the stages wait again that it changes', () => {
    control().run();
    say({ kind: 'stage', stage: 'target', state: 'running' });
    say({ kind: 'stage', stage: 'encoder', state: 'running' });
    burst();
    lab().setValue('contrastive.temperature', 0.2);
    settle();
    expect([attempt().stages.target.state, attempt().stages.encoder.state]).toEqual(['running', 'waiting']);
  });

  it('does not run a page that was stopped', () => {
    control().run();
    control().stop();
    lab().setValue('seed', 4);
    settle();
    expect(runs()).toHaveLength(1);
    expect(lab().status).toBe('stopped');
  });

  it.each(['running', 'finished'])('moved in a burst becomes one change of a %s run', (status) => {
    control().run();
    if (status === 'finished') finish();
    expect(lab().status).toBe(status);
    for (let seed = 10; seed < 20; seed++) {
      lab().setValue('seed', seed);
      vi.advanceTimersByTime(59);
    }
    expect(runs()).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(runs()).toHaveLength(2);
    expect(runs()[1]).toEqual([
      'run',
      { ...DEFAULT_EXPERIMENT, seed: 19 },
      undefined,
      [],
      { candidates: true },
    ]);
    expect(lab().status).toBe('running');
    vi.advanceTimersByTime(1000);
    expect(runs()).toHaveLength(2);
  });

  it('leaves a paused run paused', () => {
    control().run();
    control().pause();
    lab().setValue('seed', 3);
    settle();
    expect(runs()).toHaveLength(2);
    expect(lab().status).toBe('paused');
    expect(kinds()).toEqual(['open', 'run', 'closed', 'run']);
    control().resume();
    expect(lab().status).toBe('running');
    expect(kinds().at(-1)).toBe('open');
  });

  it('leaves a run paused that is paused while the knob settles', () => {
    control().run();
    lab().setValue('seed', 3);
    control().pause();
    settle();
    expect([runs().length, lab().status]).toEqual([2, 'paused']);
  });

  it('is forgotten by a stop and taken over by a run before it has settled', () => {
    control().run();
    lab().setValue('seed', 3);
    control().stop();
    settle();
    expect(runs()).toHaveLength(1);
    control().run();
    lab().setValue('seed', 4);
    control().run();
    settle();
    expect(runs()).toHaveLength(3);
  });

  it('tries a failed run again; a preset only where a result is on the page', () => {
    control().run();
    say({ kind: 'failed', error: FAILURE });
    lab().choosePreset('noisy-labels');
    settle();
    expect(runs()).toHaveLength(1);
    lab().setValue('seed', 3);
    settle();
    expect(runs()).toHaveLength(2);
    finish();
    control().run();
    say({ kind: 'failed', error: FAILURE });
    lab().choosePreset('generalises');
    settle();
    expect(runs()).toHaveLength(4);
  });
});

describe('the first setting that is moved', () => {
  const touch = (value = 0.1) => lab().setValue('contrastive.temperature', value);
  const heard: Record<string, (event: object) => void> = {};
  const tell = (kind: string, event: object = {}) => heard[kind]!({ isTrusted: true, ...event });
  class Control {}

  it.each([
    ['a slider', () => touch()],
    ['a setting of the drawer', () => lab().setValue('target.optimizer', 'sgd')],
    ['a label fraction', () => lab().setLabelFraction('members', 0.5)],
    ['another seed', () => lab().setValue('seed', 8)],
  ])('%s, begins the first run of the tab, with the new setting', (_, move) => {
    control().greet(recorded());
    move();
    expect(runs()).toEqual([]);
    settle();
    expect(runs().map(([, experiment]) => experiment)).toEqual([lab().experiment]);
    expect(kinds()).toEqual(['open', 'run']);
    expect(last().recorded).not.toBeNull();
    finish();
    touch(0.3);
    settle();
    expect(runs()).toHaveLength(2);
  });

  it('is not paused by a press that was meant for Run, but by a later one', () => {
    touch(0.3);
    settle();
    control().pause();
    expect(lab().status).toBe('running');
    vi.advanceTimersByTime(500);
    control().pause();
    expect(lab().status).toBe('paused');
  });

  it('begins one run, of where a burst of movements ended', () => {
    for (const value of [0.1, 0.2, 0.3]) {
      touch(value);
      vi.advanceTimersByTime(59);
    }
    expect(runs()).toEqual([]);
    settle();
    expect(runs().map(([, experiment]) => experiment)).toEqual([lab().experiment]);
  });

  it('waits until the pointer, or the key, is let go', async () => {
    vi.stubGlobal('HTMLInputElement', Control);
    vi.stubGlobal('addEventListener', (kind: string, listener: (event: object) => void) => {
      heard[kind] = listener;
    });
    const { followGestures } = await import('./gesture.ts');
    followGestures();
    for (const [down, up] of [
      ['pointerdown', 'pointerup'],
      ['pointerdown', 'pointercancel'],
      ['keydown', 'keyup'],
      ['pointerdown', 'blur'],
    ] as const) {
      const before = runs().length;
      tell(down, { target: new Control() });
      touch(0.1);
      vi.advanceTimersByTime(10_000);
      touch(0.2);
      vi.advanceTimersByTime(10_000);
      expect(runs()).toHaveLength(before);
      tell(up);
      expect(runs()).toHaveLength(before + 1);
      control().stop();
      control().leaveFor(() => lab().replaceExperiment(DEFAULT_EXPERIMENT));
    }
  });

  it('moved and taken back before it settled begins nothing', () => {
    touch();
    touch(DEFAULT_EXPERIMENT.contrastive.temperature);
    settle();
    expect(client().orders).toEqual([]);
  });

  it.each([
    ['a reset', () => control().reset()],
    ['a preset', () => lab().choosePreset('noisy-labels')],
    ['a link', () => control().leaveFor(() => lab().replaceExperiment(DEFAULT_EXPERIMENT))],
    ['Stop', () => control().stop()],
  ])('%s before it has settled begins nothing', (_, act) => {
    touch();
    act();
    settle();
    expect(runs()).toEqual([]);
  });

  it('after what was opened begins a run of that with the setting', () => {
    lab().choosePreset('noisy-labels');
    settle();
    expect(runs()).toEqual([]);
    touch(0.3);
    settle();
    expect(runs().map(([, experiment]) => experiment)).toEqual([lab().experiment]);
    expect(lab().experiment.dataset.labelNoise).toBe(0.3);
  });

  it('reset while its run is under way rests again with the recorded run, and a further one begins again', () => {
    control().greet(recorded());
    touch();
    settle();
    control().reset();
    settle();
    expect(kinds().at(-1)).toBe('stop');
    expect([lab().status, attempt(), last().recorded !== null]).toEqual(['idle', null, true]);
    touch(0.3);
    settle();
    expect(runs()).toHaveLength(2);
  });

  it('that costs far more than the recorded run asks first, and is taken back to what was opened', () => {
    const stages = [{ name: 'target', seconds: 9 }];
    control().greet({ ...recorded(), report: { ...REPORT, timing: { stages, totalSeconds: 9 } } as never });
    lab().setValue('dataset.membersPerModel', 4000);
    settle();
    expect([runs().length, lab().held?.scarce]).toEqual([0, null]);
    control().takeBackHeld();
    settle();
    expect([runs().length, lab().held, lab().experiment]).toEqual([0, null, DEFAULT_EXPERIMENT]);
    lab().setValue('attacks', ['clmia', 'lira-online']);
    settle();
    expect(lab().held?.cost.models).toBe(16);
    control().startHeld();
    expect([runs().length, lab().held, kinds()[0]]).toEqual([1, null, 'open']);
  });

  it('on a link to what costs far more than the recorded run asks first', () => {
    const { experiment } = withPairs(DEFAULT_EXPERIMENT, [['attacks', ['clmia', 'lira-online']]]);
    control().leaveFor(() => lab().replaceExperiment(experiment));
    touch();
    settle();
    expect([runs().length, lab().held?.cost.models]).toEqual([0, 16]);
  });

  it.each([
    ['line', { connection: { saveData: true } }],
    ['line', { connection: { effectiveType: '2g' } }],
    ['memory', { deviceMemory: 0.5 }],
  ] as const)('asks first where the %s is scarce: %j', (scarce, device) => {
    vi.stubGlobal('navigator', device);
    touch();
    settle();
    expect([runs().length, lab().held?.scarce]).toEqual([0, scarce]);
    lab().setEstimate({ seconds: 1, stages: [], shortage: null } as never);
    expect(runs()).toEqual([]);
    control().startHeld();
    expect(runs()).toHaveLength(1);
  });
});

describe('what is opened', () => {
  const other = () => lab().replaceExperiment(withPairs(DEFAULT_EXPERIMENT, [['seed', 8]]).experiment);
  const open = (show: () => void) =>
    control().leaveFor(() => {
      show();
      control().linkOpened();
    });
  const back = () => lab().replaceExperiment(DEFAULT_EXPERIMENT);

  it.each([
    ['a link', () => open(other)],
    ['a preset', () => lab().choosePreset('noisy-labels')],
  ])('%s hides the recorded run, and back at its settings it greets again', (_, show) => {
    control().greet(recorded());
    show();
    expect([lab().last, lab().attempt]).toEqual([null, null]);
    back();
    expect(last().recorded).not.toBeNull();
  });

  it('puts the result of this tab aside, which comes back with its settings and is not run again', () => {
    control().run();
    finish();
    const own = last();
    open(other);
    expect([lab().last, lab().attempt, lab().status]).toEqual([null, null, 'idle']);
    open(back);
    expect(lab().last).toBe(own);
    settle();
    expect(runs()).toHaveLength(1);
  });

  it('shows nothing of a run that was under way', () => {
    control().run();
    say({ kind: 'candidates', candidates: CANDIDATES });
    say({ kind: 'frame', epoch: 4, x: Float32Array.of(1), y: Float32Array.of(2) });
    open(other);
    expect([lab().attempt, shown.embeddingRun(lab()), shown.examplesRun(lab())]).toEqual([null, null, null]);
  });
});

describe('step', () => {
  it('pauses a running run and lets one epoch through', () => {
    control().run();
    control().step();
    control().step();
    expect(kinds()).toEqual(['open', 'run', 'closed', 'step', 'step']);
    expect(lab().status).toBe('paused');
  });

  it('starts an idle page behind a closed gate', () => {
    control().step();
    expect(kinds()).toEqual(['closed', 'run', 'step']);
    expect(lab().status).toBe('paused');
  });
});

describe('over a reload', () => {
  it('a paused run is left paused, stepped or edited or not, until it goes on', () => {
    control().run();
    control().pause();
    expect(resume.leftRun(lab().experiment)).toBe('paused');
    control().step();
    expect(resume.leftRun(lab().experiment)).toBe('paused');
    lab().setValue('seed', 3);
    settle();
    expect(resume.leftRun(lab().experiment)).toBe('paused');
    control().resume();
    expect(resume.leftRun(lab().experiment)).toBe('running');
  });

  it('it begins behind a closed gate', () => {
    control().runPaused();
    expect(kinds()).toEqual(['closed', 'run']);
    expect(lab().status).toBe('paused');
  });

  it.each(['{}', '1', 'null', '', 'finished', '[object Object]'])('%j is not what was stored', (value) => {
    sessionStorage.setItem('clmia-lab.running', value);
    expect(resume.leftRun(lab().experiment)).toBeNull();
  });

  it('nothing is left where storage throws', () => {
    const denied = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    vi.stubGlobal('sessionStorage', { getItem: denied, setItem: denied, removeItem: denied });
    control().run();
    control().stop();
    expect(resume.leftRun(lab().experiment)).toBeNull();
  });

  it('what was left is of its own experiment: another page of this tab has left nothing', () => {
    const other = withPairs(DEFAULT_EXPERIMENT, [['seed', 8]]).experiment;
    control().run();
    expect(resume.leftRun(other)).toBeNull();
    finish();
    expect(resume.leftRun(other)).toBeNull();
    lab().replaceExperiment(other);
    expect(resume.leftRun(other)).toBe('running');
    expect(resume.leftRun(DEFAULT_EXPERIMENT)).toBeNull();
  });

  it('a page that rests changes nothing of what another left', () => {
    control().run();
    finish();
    lab().setStatus('idle');
    sessionStorage.setItem('clmia-lab.running', 'running #v=1');
    lab().setValue('seed', 3);
    expect(resume.leftRun(DEFAULT_EXPERIMENT)).toBe('running');
  });

  it('a link that is opened in this tab begins afresh', () => {
    control().run();
    const navigation = (type: string) =>
      vi.spyOn(performance, 'getEntriesByType').mockReturnValue([{ type } as PerformanceNavigationTiming]);
    navigation('navigate');
    expect(resume.leftRun(lab().experiment)).toBeNull();
    navigation('reload');
    expect(resume.leftRun(lab().experiment)).toBe('running');
  });
});

describe('stop', () => {
  it('ends the run and lets a reload rest', () => {
    control().run();
    control().stop();
    expect(kinds().at(-1)).toBe('stop');
    expect(lab().status).toBe('stopped');
    expect(resume.leftRun(lab().experiment)).toBe('stopped');
  });

  it('ends what was running, and hears nothing more of it', () => {
    control().run();
    say({ kind: 'stage', stage: 'data', state: 'done', seconds: 1, steps: 0 });
    say({ kind: 'stage', stage: 'target', state: 'running' });
    control().stop();
    const { data, target, shadow } = attempt().stages;
    expect([data.state, target.state, shadow.state]).toEqual(['done', 'stopped', 'waiting']);
    const before = lab();
    say({ kind: 'stage', stage: 'shadow', state: 'running' });
    say({ kind: 'candidates', candidates: CANDIDATES });
    finish();
    deliver();
    expect(lab()).toBe(before);
  });
});

describe('what the worker says', () => {
  beforeEach(() => control().run());

  it('names the engine', () => {
    say({ kind: 'engine', engine: { backend: 'wasm', adapter: 'SIMD' }, workers: 2 });
    expect(lab()).toMatchObject({ engine: { backend: 'wasm', adapter: 'SIMD' }, workers: 2 });
  });

  it('moves a stage from running to done', () => {
    vi.advanceTimersByTime(500);
    const started = performance.now();
    say({ kind: 'stage', stage: 'target', state: 'running' });
    expect(attempt().stages.target.state).toBe('waiting');
    burst();
    expect(attempt().stages.target).toMatchObject({ state: 'running', seconds: null, since: started });
    say({ kind: 'progress', stage: 'target', step: 3, steps: 8, seconds: 0.04 });
    expect(attempt().stages.target.step).toBe(0);
    deliver();
    expect(attempt().stages.target).toMatchObject({ state: 'running', step: 3, steps: 8, since: started });
    say({ kind: 'stage', stage: 'target', state: 'done', seconds: 2.5, steps: 8 });
    burst();
    expect(attempt().stages.target).toEqual({
      state: 'done',
      step: 8,
      steps: 8,
      seconds: 2.5,
      since: started,
    });
    expect(attempt().stages.shadow.state).toBe('waiting');
  });

  it('counts a stage from so much later as it slept or paused', () => {
    say({ kind: 'stage', stage: 'target', state: 'running' });
    vi.advanceTimersByTime(3_600_000);
    say({ kind: 'progress', stage: 'target', step: 3, steps: 8, seconds: 2 });
    deliver();
    expect(attempt().stages.target.since).toBe(performance.now() - 2000 - 250);
  });

  it('never lets late progress undo the end of a stage', () => {
    say({ kind: 'progress', stage: 'head', step: 3, steps: 8, seconds: 1 });
    say({ kind: 'stage', stage: 'head', state: 'done', seconds: 1, steps: 8 });
    deliver();
    expect(attempt().stages.head.step).toBe(8);
  });

  it('draws curves: points are added, a curve that starts again replaces the old one', () => {
    const loss = (mode: 'append' | 'replace', x: number[], y: number[]) =>
      say({ kind: 'series', series: 'target/loss', mode, points: { x, y } });
    loss('append', [1, 2], [9, 8]);
    loss('append', [3], [7]);
    expect(attempt().curves).toEqual({});
    deliver();
    const first = attempt().curves;
    expect(first).toEqual({ 'target/loss': { x: [1, 2, 3], y: [9, 8, 7] } });
    loss('append', [1], [5]);
    deliver();
    expect(attempt().curves['target/loss']).toMatchObject({ x: [1], y: [5] });
    loss('append', [1], [4]);
    deliver();
    expect(attempt().curves['target/loss']).toMatchObject({ x: [1], y: [4] });
    const points = { x: [5, 6], y: [1, 0] };
    say({ kind: 'series', series: 'target/loss', mode: 'replace', points });
    loss('append', [7], [-1]);
    deliver();
    expect(attempt().curves['target/loss']).toMatchObject({ x: [5, 6, 7], y: [1, 0, -1] });
    expect(points.x).toEqual([5, 6]);
    expect(first['target/loss']?.x).toEqual([1, 2, 3]);
  });

  it('brings candidates, which belong to no earlier detail, highlight or selection', () => {
    finish();
    const before = last();
    control().run();
    const pointed = { members: Uint8Array.of(1), value: 1 };
    store.useLab.setState({ highlighted: pointed });
    say({ kind: 'candidates', candidates: CANDIDATES });
    expect(shown.examplesRun(lab())).toBe(attempt());
    expect(attempt()).toMatchObject({ candidates: CANDIDATES, experiment: lab().experiment });
    expect(shown.detailOf(shown.examplesRun(lab()))).toBeNull();
    expect(shown.pointedAt(pointed, attempt().candidates)).toBeNull();
    expect(shown.pointedAt({ ...pointed, members: CANDIDATES.members }, attempt().candidates)).toBe(1);
    expect(last()).toBe(before);
  });

  it('asks for candidates only where the page has not got them', () => {
    const wanted = () => runs().map(([, , , , wants]) => (wants as { candidates: boolean }).candidates);
    lab().setValue('contrastive.temperature', 0.2);
    settle();
    expect(wanted()).toEqual([true, true]);
    say({ kind: 'candidates', candidates: CANDIDATES });
    const { candidates } = attempt();
    expect(candidates).toMatchObject(CANDIDATES);
    lab().setValue('contrastive.temperature', 0.3);
    settle();
    expect(attempt().candidates).toBe(candidates);
    lab().setValue('seed', 12);
    settle();
    expect(attempt().candidates).toBeNull();
    expect(wanted()).toEqual([true, true, false, true]);
  });

  it('brings a frame, and hears that it was shown', () => {
    const [x, y] = [Float32Array.of(1), Float32Array.of(2)];
    say({ kind: 'frame', epoch: 4, x, y });
    expect(attempt().embedding).toEqual({ x, y, epoch: 4 });
    expect(client().orders.at(-1)).toEqual(['frameShown']);
  });

  it('brings a frame of some of the examples, of which the others lie nowhere', () => {
    const many = { ...CANDIDATES, count: 4 };
    say({ kind: 'candidates', candidates: many });
    const [x, y] = [Float32Array.of(1, 2), Float32Array.of(3, 4)];
    say({ kind: 'frame', epoch: 4, x, y, examples: Int32Array.of(0, 2) });
    expect([...attempt().embedding!.x]).toEqual([1, Number.NaN, 2, Number.NaN]);
    expect([...attempt().embedding!.y]).toEqual([3, Number.NaN, 4, Number.NaN]);
  });

  it('keeps what the trainings looked like, and what a changed setting leaves of it', () => {
    const snapshot = (epoch: number) => ({
      ...{ epoch, members: [1], nonMembers: [1] },
      means: { members: 1, nonMembers: 0 },
    });
    const frames = {
      epochs: [0, 1],
      examples: Int32Array.of(0),
      points: new Int16Array(4),
      step: new Float32Array(2),
    };
    const told = (role: 'target' | 'shadow', mode: 'append' | 'replace', ...epochs: number[]) =>
      say({ kind: 'confidence', role, mode, snapshots: epochs.map(snapshot) });
    const epochsOf = (role: 'target' | 'shadow') => attempt().confidence[role]?.map(({ epoch }) => epoch);
    told('target', 'append', 2);
    told('target', 'append', 4);
    told('shadow', 'append', 2);
    expect([epochsOf('target'), epochsOf('shadow'), attempt().frames]).toEqual([[2, 4], [2], null]);
    // A lost engine: the target is trained again.
    told('target', 'append', 2);
    expect(epochsOf('target')).toEqual([2]);
    told('target', 'replace', 2, 4, 5);
    say({ kind: 'frames', frames });
    lab().setValue('head.steps', 77);
    settle();
    expect([epochsOf('target'), attempt().frames]).toEqual([[2, 4, 5], frames]);
    lab().setValue('contrastive.temperature', 0.2);
    settle();
    expect([epochsOf('target'), attempt().frames]).toEqual([[2, 4, 5], null]);
    lab().setValue('shadow.dropoutRate', 0.3);
    settle();
    expect([epochsOf('target'), epochsOf('shadow')]).toEqual([[2, 4, 5], undefined]);
    finish();
    expect(last()).toMatchObject({ confidence: { target: [{}, {}, {}] }, frames: null });
  });

  it('finishes with report and detail', () => {
    say({ kind: 'candidates', candidates: CANDIDATES });
    say({ kind: 'frame', epoch: 3, x: Float32Array.of(1), y: Float32Array.of(2) });
    say({ kind: 'progress', stage: 'report', step: 1, steps: 2, seconds: 0 });
    finish();
    expect(lab()).toMatchObject({ status: 'finished', attempt: null });
    expect(last()).toMatchObject({
      report: REPORT,
      detail: detail(),
      recorded: null,
      candidates: CANDIDATES,
    });
    expect(last().stages.report.step).toBe(1);
    expect(last().embedding).toEqual({ ...detail().embedding, epoch: null });
    expect(resume.leftRun(lab().experiment)).toBe('running');
  });

  it('gathers notices until they are dismissed', () => {
    const notice = (name: string) => ({ name, message: '', hint: '' });
    say({ kind: 'notice', notice: notice('a') });
    say({ kind: 'notice', notice: notice('b') });
    lab().dismissNotice(0);
    expect(lab().notices).toEqual([notice('b')]);
    say({ kind: 'notice', notice: notice('c') });
    say({ kind: 'notice', notice: notice('b') });
    expect(lab().notices).toEqual([notice('c'), notice('b')]);
  });

  it('changes nothing by a sign of life', () => {
    const before = lab();
    say({ kind: 'alive' });
    say({ kind: 'stopped' });
    expect(lab()).toBe(before);
  });
});

describe("UMAP's map", () => {
  const [x, y] = [Float32Array.of(7, 8), Float32Array.of(9, 9)];
  const asked = () => client().maps.at(-1)!;
  const turn = () => vi.advanceTimersByTimeAsync(0);

  it('comes on request, and gives way to the plane', async () => {
    control().run();
    finish();
    void control().requestMap();
    expect(lab().mapProgress).toBe(0);
    asked().update(0.5);
    expect(lab().mapProgress).toBe(0.5);
    expect(shown.isMapped(last())).toBe(false);
    asked().resolve({ x, y });
    await turn();
    expect(lab().mapProgress).toBeNull();
    expect(shown.isMapped(last())).toBe(true);
    expect(shown.placesOf(last())).toEqual({ x, y, epoch: null });
    lab().showPlane();
    expect(shown.isMapped(last())).toBe(false);
    expect(shown.placesOf(last())).toMatchObject(detail().embedding);
  });

  it('ends with its run, and is not the next one’s', async () => {
    control().run();
    finish();
    void control().requestMap();
    const first = asked();
    control().run();
    first.update(0.9);
    expect(lab().mapProgress).toBeNull();
    say({ kind: 'finished', report: { ...REPORT }, detail: detail() });
    void control().requestMap();
    first.update(0.9);
    first.resolve({ x, y });
    await turn();
    expect(lab().mapProgress).toBe(0);
    expect(shown.isMapped(last())).toBe(false);
  });

  it('that cannot be made is told of, and can be asked for again', async () => {
    control().run();
    finish();
    void control().requestMap();
    asked().reject(Object.assign(new Error(FAILURE.message), FAILURE));
    await turn();
    expect([lab().mapProgress, lab().notices]).toEqual([null, [FAILURE]]);
  });
});

describe('a failure', () => {
  const excluded = () => runs().at(-1)?.[3];
  const failOn = (backend: EngineName) => {
    say({ kind: 'engine', engine: { backend, adapter: '' }, workers: 1 });
    say({ kind: 'failed', error: FAILURE });
  };

  it('is told, and lets a reload rest', () => {
    control().run();
    failOn('wasm');
    expect(lab()).toMatchObject({ status: 'failed', attempt: { error: FAILURE } });
    expect(resume.leftRun(lab().experiment)).toBeNull();
  });

  it('leads to the next engine, and each further one to the one after', () => {
    control().run();
    failOn('webgpu');
    control().tryNextEngine();
    expect(lab()).toMatchObject({ status: 'running', attempt: { error: null } });
    expect(excluded()).toEqual(['webgpu']);
    failOn('wasm');
    control().tryNextEngine();
    expect(excluded()).toEqual(['webgpu', 'wasm']);
    lab().setValue('seed', 3);
    settle();
    expect(excluded()).toEqual(['webgpu', 'wasm']);
  });

  it('excludes the engine that the address asked for, though it never started', () => {
    store.useLab.setState({ requestedEngine: 'webgl' });
    control().run();
    say({ kind: 'failed', error: FAILURE });
    control().tryNextEngine();
    expect(runs().at(-1)?.slice(2, 4)).toEqual([undefined, ['webgl']]);
  });
});

describe('greet', () => {
  it('greets an idle page', () => {
    control().greet(recorded());
    expect(lab()).toMatchObject({ status: 'idle', attempt: null });
    expect(last()).toMatchObject({ report: REPORT, recorded: { date: '2026-01-01' }, detail: detail() });
    expect(last().stages.target).toEqual({ state: 'done', step: 20, steps: 20, seconds: 2, since: null });
    expect(last().embedding).toEqual({ ...detail().embedding, epoch: null });
    expect(last().curves).toEqual({ 'target/loss': { x: [1, 2], y: [3, 2] } });
    const before = last().candidates;
    lab().addPictures(Uint8Array.of(1, 2));
    expect(before?.values).toHaveLength(0);
    expect(last().candidates).toEqual(CANDIDATES);
  });

  it('comes too late once a run has begun', () => {
    control().run();
    const before = lab();
    control().greet(recorded());
    expect(lab()).toBe(before);
  });

  it('gives way to what is trained here', () => {
    control().greet(recorded());
    control().run();
    finish();
    expect(last().recorded).toBeNull();
  });

  it('waits until the page shows its experiment', () => {
    lab().setValue('seed', 3);
    control().greet(recorded());
    expect(lab().last).toBeNull();
    lab().setValue('seed', DEFAULT_EXPERIMENT.seed);
    expect(last().recorded).not.toBeNull();
    lab().setValue('seed', 4);
    expect(last().recorded).not.toBeNull();
    control().linkOpened();
    expect(lab().last).toBeNull();
  });
});

describe('orders to the worker alone', () => {
  it('warms up and forgets, after which the estimate of before holds no longer', async () => {
    control().warmUp();
    store.useLab.setState({ estimate: { remembered: STAGES } as unknown as Estimate });
    expect(await control().forgetStored()).toBe(true);
    expect(client().orders).toEqual([['warm'], ['forget']]);
    expect(lab()).toMatchObject({ status: 'idle', estimate: null });
  });
});

describe('a change that costs far more than the run before', () => {
  const LIRA = ['clmia', 'loss', 'lira-online'];
  const stages = [{ name: 'target', seconds: 9 }];
  const report = { experiment: DEFAULT_EXPERIMENT, timing: { stages, totalSeconds: 9 }, information: null };
  const finish = () =>
    say({
      kind: 'finished',
      report: report as unknown as RunResult,
      detail: { embedding: { x: new Float32Array(), y: new Float32Array() } } as RunDetail,
    });

  beforeEach(() => {
    control().run();
    finish();
  });

  it('is not run before the person says so, and then takes over', () => {
    lab().setValue('attacks', LIRA);
    settle();
    expect(runs()).toHaveLength(1);
    expect([lab().status, lab().held?.cost.models]).toEqual(['finished', 16]);
    control().startHeld();
    expect(runs()).toHaveLength(2);
    expect([lab().status, lab().held]).toEqual(['running', null]);
    expect(attempt().experiment.attacks).toEqual(['clmia', 'loss', 'lira-online']);
  });

  it('is taken back to what is shown, which is not run again', () => {
    lab().setValue('attacks', LIRA);
    lab().setValue('contrastive.temperature', 0.5);
    control().takeBackHeld();
    settle();
    expect([lab().experiment, lab().held]).toEqual([DEFAULT_EXPERIMENT, null]);
    expect(runs()).toHaveLength(1);
    lab().setValue('contrastive.temperature', 0.5);
    settle();
    expect(runs()).toHaveLength(2);
  });

  it('is held while a run is under way, which goes on for what it was ordered', () => {
    control().run();
    lab().setValue('attacks', LIRA);
    settle();
    expect(runs()).toHaveLength(2);
    expect([lab().status, attempt().experiment]).toEqual(['running', DEFAULT_EXPERIMENT]);
    control().pause();
    control().startHeld();
    expect([lab().status, runs().length]).toEqual(['paused', 3]);
  });

  it('is begun by Run and by Step, given up by Stop, and never by a reload', () => {
    lab().setValue('attacks', LIRA);
    expect(resume.leftRun(lab().experiment)).toBe('stopped');
    control().run();
    expect([runs().length, lab().held]).toEqual([2, null]);
    lab().setValue('references.count', 32);
    expect(lab().held?.cost.models).toBe(16);
    control().stop();
    settle();
    expect([runs().length, lab().held, lab().status]).toEqual([2, null, 'stopped']);
  });

  it('goes on by itself once it is known to be remembered', () => {
    lab().setValue('attacks', LIRA);
    const remembered = { name: 'referenceModels', seconds: 0, remembered: true };
    lab().setEstimate({ seconds: 1, stages: [remembered], shortage: null } as never);
    expect([runs().length, lab().held]).toEqual([2, null]);
  });

  it('stays held once it is measured to be dear', () => {
    lab().setValue('attacks', LIRA);
    lab().setEstimate({ seconds: 100, stages: [], shortage: null } as never);
    expect([runs().length, lab().held?.cost.models]).toEqual([1, 16]);
  });
});
