import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_EXPERIMENT } from '../../lab/experiment/experiment.ts';
import type { RunResult } from '../../lab/pipeline/runResult.ts';
import { STAGES } from '../../lab/stages/catalogue.ts';
import type { Candidates, EngineName, FromLab, RunDetail } from '../../runtime/protocol.ts';
import type { RecordedRun } from '../../runtime/recordedRun.ts';

const mocked = vi.hoisted(() => {
  const clients: FakeClient[] = [];
  /** Writes down what it is told, in order; `say` is what the worker says. */
  class FakeClient {
    readonly told: unknown[][] = [];
    constructor(readonly say: (message: FromLab) => void) {
      clients.push(this);
    }
    run(...given: unknown[]) {
      this.told.push(['run', ...given]);
    }
    setGate(gate: string) {
      this.told.push(['gate', gate]);
    }
    stop() {
      this.told.push(['stop']);
    }
    frameShown() {
      this.told.push(['frameShown']);
    }
    requestMap() {
      this.told.push(['map']);
    }
    forget() {
      this.told.push(['forget']);
    }
    warm() {
      this.told.push(['warm']);
    }
  }
  return { clients, FakeClient };
});

vi.mock('../../runtime/labClient.ts', () => ({ LabClient: mocked.FakeClient }));

let store: typeof import('./store.ts');
let data: typeof import('./runData.ts');
let resume: typeof import('./resume.ts');
const lab = () => store.useLab.getState();
const client = () => mocked.clients.at(-1)!;
type Unnumbered<Message> = Message extends unknown ? Omit<Message, 'runId'> : never;
const say = (message: Unnumbered<FromLab>) => client().say({ runId: 1, ...message } as FromLab);
const runs = () => client().told.filter(([what]) => what === 'run');
const kinds = () => client().told.map(([what, gate]) => (what === 'gate' ? gate : what));
const settle = () => vi.advanceTimersByTime(60);
const burst = () => vi.advanceTimersByTime(40);
const news = () => vi.advanceTimersByTime(200);

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
  data = await import('./runData.ts');
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

const CANDIDATES: Candidates = {
  count: 2,
  height: 1,
  width: 1,
  channels: 1,
  kind: 'pictures',
  classNames: ['a', 'b'],
  values: Uint8Array.of(1, 2),
  labels: Uint8Array.of(0, 1),
  members: Uint8Array.of(1, 0),
};

const finish = () => say({ kind: 'finished', report: REPORT, detail: detail() });

function recorded(): RecordedRun {
  return {
    meta: { date: '2026-01-01', machine: 'a machine' },
    report: REPORT,
    detail: detail(),
    candidates: { ...CANDIDATES, values: new Uint8Array() },
  };
}

describe('run', () => {
  it('opens the gate and orders the experiment on the page', () => {
    lab().setValue('seed', 3);
    lab().run();
    expect(client().told).toEqual([
      ['gate', 'open'],
      ['run', lab().experiment, undefined, []],
    ]);
    expect(lab()).toMatchObject({ status: 'running', error: null });
    expect(resume.hadRun()).toBe(true);
  });

  it('of a loaded set that the address only names begins once it is known which', async () => {
    const { experiment } = lab();
    const named = (content: string) => ({
      ...experiment,
      dataset: { ...experiment.dataset, name: 'cifar-10' as const, content },
    });
    let settle = () => {};
    const resolveDatasetVersion = () =>
      new Promise<void>((resolve) => {
        settle = () => {
          store.useLab.setState({ experiment: named('new') });
          resolve();
        };
      });
    store.useLab.setState({ experiment: named(''), resolveDatasetVersion });
    lab().run();
    expect(lab().status).toBe('running');
    expect(runs()).toEqual([]);
    settle();
    await Promise.resolve();
    expect(runs()).toEqual([['run', named('new'), undefined, []]]);

    store.useLab.setState({ experiment: named('') });
    lab().run();
    lab().stop();
    settle();
    await Promise.resolve();
    expect(runs()).toHaveLength(1);
  });

  it('asks for the engine named in the address', () => {
    store.useLab.setState({ requestedEngine: 'cpu' });
    lab().run();
    expect(runs()[0]?.[2]).toBe('cpu');
  });

  it('starts every stage from waiting', () => {
    lab().run();
    say({ kind: 'stage', stage: 'target', state: 'done', seconds: 2, steps: 9 });
    store.useLab.setState({ mapShown: true, mapProgress: 0.5 });
    lab().run();
    expect(lab().stages.target).toEqual({ state: 'waiting', step: 0, steps: 0, seconds: null, since: null });
    expect(lab()).toMatchObject({ mapShown: false, mapProgress: null });
  });
});

describe('a knob', () => {
  it('lets only the stages wait again that it changes', () => {
    lab().run();
    say({ kind: 'stage', stage: 'target', state: 'running' });
    say({ kind: 'stage', stage: 'encoder', state: 'running' });
    burst();
    lab().setValue('contrastive.temperature', 0.2);
    settle();
    expect([lab().stages.target.state, lab().stages.encoder.state]).toEqual(['running', 'waiting']);
  });

  it('does not run an idle page, nor one that was stopped', () => {
    lab().setValue('seed', 3);
    settle();
    expect(client().told).toEqual([]);
    lab().run();
    lab().stop();
    lab().setValue('seed', 4);
    settle();
    expect(runs()).toHaveLength(1);
    expect(lab().status).toBe('stopped');
  });

  it.each(['running', 'finished'])('moved in a burst becomes one change of a %s run', (status) => {
    lab().run();
    if (status === 'finished') finish();
    expect(lab().status).toBe(status);
    for (let seed = 10; seed < 20; seed++) {
      lab().setValue('seed', seed);
      vi.advanceTimersByTime(59);
    }
    expect(runs()).toHaveLength(1);
    vi.advanceTimersByTime(1);
    expect(runs()).toHaveLength(2);
    expect(runs()[1]).toEqual(['run', { ...DEFAULT_EXPERIMENT, seed: 19 }, undefined, []]);
    expect(lab().status).toBe('running');
    vi.advanceTimersByTime(1000);
    expect(runs()).toHaveLength(2);
  });

  it('leaves a paused run paused', () => {
    lab().run();
    lab().pause();
    lab().setValue('seed', 3);
    settle();
    expect(runs()).toHaveLength(2);
    expect(lab().status).toBe('paused');
    expect(kinds()).toEqual(['open', 'run', 'closed', 'run']);
    lab().resume();
    expect(lab().status).toBe('running');
    expect(kinds().at(-1)).toBe('open');
  });

  it('leaves a run paused that is paused while the knob settles', () => {
    lab().run();
    lab().setValue('seed', 3);
    lab().pause();
    settle();
    expect([runs().length, lab().status]).toEqual([2, 'paused']);
  });

  it('is forgotten by a stop and taken over by a run before it has settled', () => {
    lab().run();
    lab().setValue('seed', 3);
    lab().stop();
    settle();
    expect(runs()).toHaveLength(1);
    lab().run();
    lab().setValue('seed', 4);
    lab().run();
    settle();
    expect(runs()).toHaveLength(3);
  });

  it('tries a failed run again only where a result is on the page', () => {
    lab().run();
    say({ kind: 'failed', error: FAILURE });
    lab().setValue('seed', 3);
    settle();
    expect(runs()).toHaveLength(1);
    lab().run();
    finish();
    say({ kind: 'failed', error: FAILURE });
    lab().setValue('seed', 4);
    settle();
    expect(runs()).toHaveLength(3);
  });
});

describe('step', () => {
  it('pauses a running run and lets one batch through', () => {
    lab().run();
    lab().step();
    lab().step();
    expect(kinds()).toEqual(['open', 'run', 'closed', 'step', 'step']);
    expect(lab().status).toBe('paused');
  });

  it('starts an idle page behind a closed gate', () => {
    lab().step();
    expect(kinds()).toEqual(['closed', 'run', 'step']);
    expect(lab().status).toBe('paused');
  });
});

describe('stop', () => {
  it('ends the run and lets a reload rest', () => {
    lab().run();
    lab().stop();
    expect(kinds().at(-1)).toBe('stop');
    expect(lab().status).toBe('stopped');
    expect(resume.hadRun()).toBe(false);
  });
});

describe('what the worker says', () => {
  beforeEach(() => lab().run());

  it('names the engine', () => {
    say({ kind: 'engine', engine: { backend: 'wasm', adapter: 'SIMD' }, lanes: 2 });
    expect(lab()).toMatchObject({ engine: { backend: 'wasm', adapter: 'SIMD' }, lanes: 2 });
  });

  it('moves a stage from running to done', () => {
    vi.advanceTimersByTime(500);
    const started = performance.now();
    say({ kind: 'stage', stage: 'target', state: 'running' });
    expect(lab().stages.target.state).toBe('waiting');
    burst();
    expect(lab().stages.target).toMatchObject({ state: 'running', seconds: null, since: started });
    say({ kind: 'progress', stage: 'target', step: 3, steps: 8 });
    expect(lab().stages.target.step).toBe(0);
    news();
    expect(lab().stages.target).toMatchObject({ state: 'running', step: 3, steps: 8, since: started });
    say({ kind: 'stage', stage: 'target', state: 'done', seconds: 2.5, steps: 8 });
    burst();
    expect(lab().stages.target).toEqual({ state: 'done', step: 8, steps: 8, seconds: 2.5, since: started });
    expect(lab().stages.shadow.state).toBe('waiting');
  });

  it('never lets late progress undo the end of a stage', () => {
    say({ kind: 'progress', stage: 'head', step: 3, steps: 8 });
    say({ kind: 'stage', stage: 'head', state: 'done', seconds: 1, steps: 8 });
    news();
    expect(lab().stages.head.step).toBe(8);
  });

  it('draws curves: points are added, a curve that starts again replaces the old one', () => {
    const loss = (mode: 'append' | 'replace', x: number[], y: number[]) =>
      say({ kind: 'series', series: 'target/loss', mode, points: { x, y } });
    loss('append', [1, 2], [9, 8]);
    loss('append', [3], [7]);
    expect(lab().seriesVersions.target).toBe(0);
    news();
    expect(lab().seriesVersions).toEqual({ target: 1, shadow: 0, encoder: 0, head: 0 });
    expect(data.runData.series['target/loss']).toEqual({ x: [1, 2, 3], y: [9, 8, 7] });
    loss('append', [1], [5]);
    expect(data.runData.series['target/loss']).toEqual({ x: [1], y: [5] });
    loss('append', [1], [4]);
    expect(data.runData.series['target/loss']).toEqual({ x: [1], y: [4] });
    const points = { x: [5, 6], y: [1, 0] };
    say({ kind: 'series', series: 'target/loss', mode: 'replace', points });
    loss('append', [7], [-1]);
    expect(data.runData.series['target/loss']).toEqual({ x: [5, 6, 7], y: [1, 0, -1] });
    expect(points.x).toEqual([5, 6]);
    news();
    expect(lab().seriesVersions.target).toBe(2);
  });

  it('brings candidates, which belong to no earlier detail or selection', () => {
    data.runData.detail = detail();
    store.useLab.setState({ highlighted: 1, selection: new Uint8Array(2) });
    say({ kind: 'candidates', candidates: CANDIDATES });
    expect(data.runData).toMatchObject({ candidates: CANDIDATES, detail: null });
    expect(lab()).toMatchObject({ candidatesVersion: 1, highlighted: null, selection: null });
  });

  it('brings a frame, and hears that it was shown', () => {
    store.useLab.setState({ mapShown: true });
    const [x, y] = [Float32Array.of(1), Float32Array.of(2)];
    say({ kind: 'frame', epoch: 4, x, y });
    expect(data.runData.embedding).toEqual({ x, y });
    expect(lab()).toMatchObject({ embeddingVersion: 1, encoderEpoch: 4, mapShown: false });
    expect(client().told.at(-1)).toEqual(['frameShown']);
  });

  it('finishes with report and detail', () => {
    store.useLab.setState({ threshold: 0.5, encoderEpoch: 3 });
    say({ kind: 'progress', stage: 'report', step: 1, steps: 2 });
    finish();
    expect(lab()).toMatchObject({
      status: 'finished',
      report: REPORT,
      recorded: null,
      encoderEpoch: null,
      threshold: null,
      detailVersion: 1,
      embeddingVersion: 1,
    });
    expect(lab().stages.report.step).toBe(1);
    expect(data.runData.detail).toEqual(detail());
    expect(data.runData.embedding).toEqual(detail().embedding);
    expect(resume.hadRun()).toBe(true);
  });

  it('gathers notices until they are dismissed', () => {
    const notice = (name: string) => ({ name, message: '', hint: '' });
    say({ kind: 'notice', notice: notice('a') });
    say({ kind: 'notice', notice: notice('b') });
    lab().dismissNotice(0);
    expect(lab().notices).toEqual([notice('b')]);
  });

  it('changes nothing by a sign of life', () => {
    const before = lab();
    say({ kind: 'alive' });
    say({ kind: 'stopped' });
    expect(lab()).toBe(before);
  });
});

describe("UMAP's map", () => {
  it('comes on request, gives way to the plane, and ends with its run', () => {
    lab().run();
    finish();
    lab().askForMap();
    expect(client().told.at(-1)).toEqual(['map']);
    expect(lab().mapProgress).toBe(0);
    say({ kind: 'map', progress: 0.5 });
    expect(lab()).toMatchObject({ mapProgress: 0.5, mapShown: false });
    const [x, y] = [Float32Array.of(7, 8), Float32Array.of(9, 9)];
    say({ kind: 'map', progress: 1, x, y });
    expect(lab()).toMatchObject({ mapProgress: null, mapShown: true, embeddingVersion: 2 });
    expect(data.runData.embedding).toEqual({ x, y });
    lab().showPlane();
    expect(lab()).toMatchObject({ mapShown: false, embeddingVersion: 3 });
    expect(data.runData.embedding).toEqual(detail().embedding);
  });
});

describe('a failure', () => {
  const excluded = () => runs().at(-1)?.[3];
  const failOn = (backend: EngineName) => {
    say({ kind: 'engine', engine: { backend, adapter: '' }, lanes: 1 });
    say({ kind: 'failed', error: FAILURE });
  };

  it('is told, and lets a reload rest', () => {
    lab().run();
    failOn('wasm');
    expect(lab()).toMatchObject({ status: 'failed', error: FAILURE });
    expect(resume.hadRun()).toBe(false);
  });

  it('leads to the next engine, and each further one to the one after', () => {
    lab().run();
    failOn('webgpu');
    lab().tryNextEngine();
    expect(lab()).toMatchObject({ status: 'running', error: null });
    expect(excluded()).toEqual(['webgpu']);
    failOn('wasm');
    lab().tryNextEngine();
    expect(excluded()).toEqual(['webgpu', 'wasm']);
    lab().setValue('seed', 3);
    settle();
    expect(excluded()).toEqual(['webgpu', 'wasm']);
  });

  it('excludes the engine that the address asked for, though it never started', () => {
    store.useLab.setState({ requestedEngine: 'webgl' });
    lab().run();
    say({ kind: 'failed', error: FAILURE });
    lab().tryNextEngine();
    expect(runs().at(-1)?.slice(2)).toEqual([undefined, ['webgl']]);
  });
});

describe('showRecorded', () => {
  it('greets an idle page', () => {
    lab().showRecorded(recorded());
    expect(lab()).toMatchObject({
      status: 'idle',
      report: REPORT,
      recorded: { date: '2026-01-01' },
      embeddingVersion: 1,
      detailVersion: 1,
      candidatesVersion: 1,
      seriesVersions: { target: 1, shadow: 1, encoder: 1, head: 1 },
    });
    expect(lab().stages.target).toEqual({ state: 'done', step: 20, steps: 20, seconds: 2, since: null });
    expect(data.runData.detail).toEqual(detail());
    expect(data.runData.embedding).toEqual(detail().embedding);
    expect(data.runData.series).toEqual(detail().series);
    lab().picturesLoaded();
    expect(lab().candidatesVersion).toBe(2);
  });

  it('comes too late once a run has begun', () => {
    lab().run();
    const before = lab();
    lab().showRecorded(recorded());
    expect(lab()).toBe(before);
    expect(data.runData.detail).toBeNull();
  });

  it('gives way to what is trained here', () => {
    lab().showRecorded(recorded());
    lab().run();
    finish();
    expect(lab().recorded).toBeNull();
  });
});

describe('orders to the worker alone', () => {
  it('warms up and forgets', () => {
    lab().warmUp();
    lab().forgetStored();
    expect(client().told).toEqual([['warm'], ['forget']]);
    expect(lab().status).toBe('idle');
  });
});
