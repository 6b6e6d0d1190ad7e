import { beforeEach, describe, expect, it } from 'vitest';
import { splitDataset } from '../lab/data/split.ts';
import { dataShapeOf, KINDS } from '../lab/estimate/kindsOfWork.ts';
import type { Measurement } from '../lab/estimate/measure.ts';
import { DEFAULT_EXPERIMENT, type Experiment } from '../lab/experiment/experiment.ts';
import type { StageJob } from '../lab/pipeline/pipeline.ts';
import { randomStream } from '../lab/random.ts';
import type { StageName } from '../lab/stages/catalogue.ts';
import { StageAborted, type StageUpdate } from '../lab/stages/stageContext.ts';
import { tinyDataset } from '../lab/testing/tinyDataset.ts';
import * as tiny from '../lab/testing/tinyExperiment.ts';
import { Coordinator } from './coordinator.ts';
import type { TrainingPool } from './pool.ts';
import type { EngineInfo, EngineName, FromLab, Gate } from './protocol.ts';
import { SessionMemory } from './sessionMemory.ts';
import type { PassedOver } from './trainingService.ts';
import { EngineReplaced } from './trainingWorkers.ts';

const dataset = tinyDataset();
/** Without reference models. */
const tinyExperiment = (changes: Readonly<Record<string, unknown>> = {}) =>
  tiny.tinyExperiment({ attacks: DEFAULT_EXPERIMENT.attacks, ...changes });
const turns = () => new Promise((resolve) => setTimeout(resolve, 5));

interface Flight {
  readonly job: StageJob;
  readonly engine: string;
  readonly update: (update: StageUpdate) => void;
  readonly fail: (error: Error) => void;
  readonly land: (output: unknown) => void;
  aborted: boolean;
}

/** Computes data and split; every later stage is in flight until the test ends it. */
class FakePool {
  /** It plays its own workers. */
  readonly workers = this;
  engine: EngineInfo | undefined;
  count = 0;
  most = 1;
  readonly allowed: number[] = [];
  readonly starts: [EngineName | undefined, EngineName[]][] = [];
  readonly gates: Gate[] = [];
  flights: Flight[] = [];
  available: EngineName[] = ['webgpu', 'wasm', 'cpu'];
  hold: Promise<void> = Promise.resolve();

  /** Engines that are here and cannot be started. */
  broken: EngineName[] = [];

  async start(
    requested: EngineName | undefined,
    exclude: EngineName[],
    passedOver: (engine: PassedOver) => void,
  ): Promise<EngineInfo> {
    this.starts.push([requested, exclude]);
    for (const name of this.broken) {
      const message = `${name} is not available: its file x.wasm came only in part.`;
      const next = this.available.find((one) => !this.broken.includes(one))!;
      passedOver({ why: { name: 'EngineUnavailable', message, hint: 'Check.' }, next });
    }
    this.count = 0;
    for (const { fail } of this.flights) fail(new EngineReplaced('replaced'));
    await this.hold;
    const backend = this.available.find(
      (name) => (requested ?? name) === name && ![...exclude, ...this.broken].includes(name),
    );
    if (!backend) throw Object.assign(new Error('no engine is left'), { name: 'EngineUnavailable' });
    this.count = 1;
    this.engine = { backend, adapter: `a ${backend}` };
    return this.engine;
  }

  async execute(job: StageJob, update: (update: StageUpdate) => void, signal: AbortSignal): Promise<unknown> {
    await Promise.resolve();
    if (job.name === 'data') return dataset;
    if (job.name === 'split') {
      const params = job.params as Parameters<typeof splitDataset>[1];
      return splitDataset(dataset, params, (purpose) => randomStream(job.seed, purpose));
    }
    return new Promise((resolve, reject) => {
      const flight = {
        job,
        engine: this.engine!.backend,
        update,
        fail: reject,
        land: resolve,
        aborted: false,
      };
      this.flights.push(flight);
      update({ kind: 'progress', step: 0, steps: 0 });
      signal.addEventListener('abort', () => {
        flight.aborted = true;
        reject(new StageAborted('aborted'));
      });
    });
  }

  readonly warmed: string[] = [];

  warm({ dataset }: Experiment) {
    this.warmed.push(dataset.name);
  }

  readonly loaded: string[] = [];
  lacksCode = false;

  load({ dataset }: Experiment) {
    this.loaded.push(dataset.name);
  }

  /** Bytes that each example of a batch adds. */
  perRow = 1;
  measured = 0;

  async measure({ withCosts }: { withCosts: boolean }): Promise<Measurement> {
    this.measured++;
    const nothing = { fixed: 0, perRow: 0 };
    return {
      data: dataShapeOf(dataset),
      limits: { engine: 2 ** 30 },
      sizes: {
        parameters: 0,
        training: { fixed: 0, perRow: this.perRow },
        plain: nothing,
        query: nothing,
        largestPerRow: 0,
      },
      costs: withCosts ? (Object.fromEntries(KINDS.map((kind) => [kind, 1])) as Measurement['costs']) : null,
    };
  }

  allow(workers: number) {
    this.allowed.push(workers);
  }

  setGate(gate: Gate) {
    this.gates.push(gate);
  }

  flight(name: StageName): Flight {
    return this.flights.findLast(({ job }) => job.name === name)!;
  }
}

let pool: FakePool;
let posted: FromLab[];
let coordinator: Coordinator;

const of = <Kind extends FromLab['kind']>(kind: Kind) =>
  posted.filter((message): message is Extract<FromLab, { kind: Kind }> => message.kind === kind);

async function run(
  runId: number,
  experiment: Experiment = tinyExperiment(),
  engine?: EngineName,
  candidates = true,
) {
  coordinator.handle({ kind: 'run', runId, experiment, exclude: [], candidates, ...(engine && { engine }) });
  await turns();
}

const frame = (epoch: number): Extract<StageUpdate, { kind: 'frame' }> => ({
  kind: 'frame',
  epoch,
  x: Float32Array.of(epoch, 0),
  y: Float32Array.of(0, 1),
});

beforeEach(() => {
  pool = new FakePool();
  posted = [];
  let time = 0;
  coordinator = new Coordinator({
    pool: pool as unknown as TrainingPool,
    machineMemory: { thread: 0 },
    memory: new SessionMemory(),
    post: (message) => posted.push(message),
    clock: () => time++,
    pause: () => Promise.resolve(),
  });
});

describe('a warm-up', () => {
  const warm = (engine?: EngineName) =>
    coordinator.handle({
      kind: 'warm',
      experiment: tinyExperiment(),
      exclude: [],
      ...(engine && { engine }),
    });

  it('starts the engine and readies its training workers without a word; the run goes on with it', async () => {
    warm();
    warm();
    await turns();
    expect(pool.starts).toEqual([[undefined, []]]);
    expect(pool.warmed).toEqual(['fashion-mnist']);
    expect(posted).toEqual([]);
    await run(1);
    expect(pool.starts).toHaveLength(1);
    expect(of('engine')).toHaveLength(1);
  });

  it('is taken over by a run that comes before it has ended', async () => {
    let open = () => {};
    pool.hold = new Promise((resolve) => {
      open = resolve;
    });
    warm();
    await run(1);
    open();
    await turns();
    expect(pool.starts).toHaveLength(1);
    expect(pool.warmed).toEqual([]);
    expect(of('engine')).toHaveLength(1);
  });

  it('says nothing when no engine starts: the run does', async () => {
    pool.available = [];
    warm();
    await turns();
    expect(posted).toEqual([]);
    await run(1);
    expect(of('failed')).toMatchObject([{ runId: 1, error: { name: 'EngineUnavailable' } }]);
    expect(pool.starts).toHaveLength(2);
  });

  it('on another engine than the run asks for is given up', async () => {
    warm('webgpu');
    await turns();
    await run(1, tinyExperiment(), 'wasm');
    expect(of('engine')[0]?.engine.backend).toBe('wasm');
  });
});

describe('a run', () => {
  it('starts an engine, and tells of it, of the stages and of the candidates', async () => {
    await run(1);
    expect(posted[0]).toEqual({
      kind: 'engine',
      runId: 1,
      engine: { backend: 'webgpu', adapter: 'a webgpu' },
      workers: 1,
    });
    expect(of('stage').map(({ stage, state }) => `${stage} ${state}`)).toEqual(
      expect.arrayContaining(['data done', 'split done']),
    );
    const { candidates } = of('candidates')[0]!;
    expect(candidates).toMatchObject({ count: 80, height: 8, width: 8, channels: 1 });
    expect(candidates.values).toHaveLength(80 * 64);
    expect(pool.flights.map(({ job }) => job.name).sort()).toEqual(['blind', 'shadow', 'target']);
  });

  it('keeps its engine and its stages in flight when the next run shares them', async () => {
    await run(1);
    await run(2, tinyExperiment({ 'contrastive.temperature': 0.2 }));
    expect(pool.starts).toHaveLength(1);
    expect(pool.flights).toHaveLength(3);
    posted = [];
    pool.flight('target').update({ kind: 'progress', step: 3, steps: 6 });
    const seconds = expect.any(Number);
    expect(posted).toEqual([{ kind: 'progress', runId: 2, stage: 'target', step: 3, steps: 6, seconds }]);
    expect(of('failed')).toEqual([]);
  });

  it('says nothing of an earlier run once another has begun', async () => {
    await run(1);
    const old = pool.flight('target');
    posted = [];
    await run(2, tinyExperiment({ 'target.epochs': 2 }));
    expect(old.aborted).toBe(true);
    old.update({ kind: 'progress', step: 3, steps: 6 });
    old.update(frame(1));
    expect(posted.filter(({ runId }) => runId !== 2)).toEqual([]);
    expect(of('frame')).toEqual([]);
  });

  it('does not wait for a frame of an earlier run to be shown', async () => {
    await run(1);
    pool.flight('target').update(frame(1));
    pool.flight('target').update(frame(2));
    await run(2, tinyExperiment({ 'contrastive.temperature': 0.2 }));
    pool.flight('target').update(frame(3));
    expect(of('frame').map(({ runId, epoch }) => [runId, epoch])).toEqual([
      [1, 1],
      [2, 3],
    ]);
    pool.flight('target').update(frame(4));
    coordinator.handle({ kind: 'frameShown', runId: 1 });
    expect(of('frame')).toHaveLength(2);
  });

  it('tells the candidates of every run that asks for them', async () => {
    await run(1);
    expect(of('candidates')[0]!.candidates.labels).toHaveLength(80);
    await run(2, tinyExperiment({ 'target.epochs': 2 }), undefined, false);
    await run(3, tinyExperiment({ 'target.epochs': 2 }));
    expect(of('candidates').map(({ runId }) => runId)).toEqual([1, 3]);
  });

  it('starts another engine when another is asked for, and runs again there what was in flight', async () => {
    await run(1);
    await run(2, tinyExperiment(), 'cpu');
    expect(pool.starts.map(([requested]) => requested)).toEqual([undefined, 'cpu']);
    expect(
      pool.flights
        .slice(3)
        .map(({ job, engine }) => `${job.name} on ${engine}`)
        .sort(),
    ).toEqual(['blind on cpu', 'shadow on cpu', 'target on cpu']);
    expect(of('failed')).toEqual([]);
  });
});

describe('a failure', () => {
  it('is told by name, and stops the other stages', async () => {
    await run(1);
    pool
      .flight('target')
      .fail(Object.assign(new Error('at step 3'), { name: 'NotFinite', hint: 'lower it' }));
    await turns();
    expect(of('failed')).toEqual([
      { kind: 'failed', runId: 1, error: { name: 'NotFinite', message: 'at step 3', hint: 'lower it' } },
    ]);
    expect(pool.flight('shadow').aborted).toBe(true);
    expect(pool.starts).toHaveLength(1);
  });

  it('of the engine moves the run to the next engine, with what shares its fate', async () => {
    await run(1);
    posted = [];
    pool.flight('target').fail(Object.assign(new Error('reset'), { name: 'EngineLost', hint: 'go on' }));
    await turns();
    expect(pool.starts[1]).toEqual([undefined, ['webgpu']]);
    expect(of('notice').map(({ notice }) => notice.name)).toEqual(['EngineLost']);
    expect(of('engine').map(({ engine }) => engine.backend)).toEqual(['wasm']);
    expect(of('failed')).toEqual([]);
    expect(
      pool.flights
        .slice(3)
        .map(({ job, engine }) => `${job.name} on ${engine}`)
        .sort(),
    ).toEqual(['blind on wasm', 'shadow on wasm', 'target on wasm']);
  });

  it('of the engine is told once, whole and true, however many stages it takes with it', async () => {
    await run(1);
    posted = [];
    let start = () => {};
    pool.hold = new Promise((resolve) => {
      start = resolve;
    });
    for (const stage of ['target', 'shadow', 'blind'] as const)
      pool
        .flight(stage)
        .fail(Object.assign(new Error('The device was lost: reset.'), { name: 'EngineLost' }));
    await turns();
    start();
    await turns();
    expect(pool.starts.slice(1)).toEqual([[undefined, ['webgpu']]]);
    expect(of('notice').map(({ notice }) => notice)).toEqual([
      {
        name: 'EngineLost',
        message: 'The device was lost: reset. WebAssembly goes on with the run.',
        hint: 'Finished stages are kept; those that were under way began again. The lost engine is tried again once the page is reloaded.',
      },
    ]);
    expect(of('failed')).toEqual([]);
    expect(pool.flights.slice(3).map(({ engine }) => engine)).toEqual(['wasm', 'wasm', 'wasm']);
  });

  it('of an engine to start is told of, with the one that is tried in its place', async () => {
    pool.broken = ['webgpu', 'wasm'];
    await run(1);
    expect(of('notice').map(({ notice: { name, message } }) => [name, message])).toEqual([
      [
        'EnginePassedOver',
        'webgpu is not available: its file x.wasm came only in part. Tried in its place: plain JavaScript.',
      ],
      [
        'EnginePassedOver',
        'wasm is not available: its file x.wasm came only in part. Tried in its place: plain JavaScript.',
      ],
    ]);
    expect(of('engine').map(({ engine }) => engine.backend)).toEqual(['cpu']);
    expect(of('failed')).toEqual([]);
  });

  it('of the last engine ends the run with its own error, and a later run tries to start one again', async () => {
    pool.available = ['webgpu'];
    await run(1);
    pool.flight('target').fail(Object.assign(new Error('reset'), { name: 'EngineLost', hint: '' }));
    await turns();
    expect(of('failed').map(({ error }) => error.name)).toEqual(['EngineLost']);
    pool.available = ['webgpu', 'wasm'];
    await run(2);
    expect(of('engine').at(-1)).toMatchObject({ runId: 2, engine: { backend: 'wasm' } });
  });

  it('of an engine that was asked for is told, and the next run starts it anew', async () => {
    await run(1, tinyExperiment(), 'webgpu');
    pool.flight('target').fail(Object.assign(new Error('reset'), { name: 'EngineLost', hint: '' }));
    await turns();
    expect(of('failed').map(({ error }) => error.name)).toEqual(['EngineLost']);
    await run(2, tinyExperiment(), 'webgpu');
    expect(pool.starts).toEqual([
      ['webgpu', []],
      ['webgpu', []],
    ]);
  });

  it('to start an engine is told, and the next run tries again', async () => {
    pool.available = [];
    await run(1);
    expect(of('failed').map(({ error }) => error.name)).toEqual(['EngineUnavailable']);
    pool.available = ['cpu'];
    await run(2);
    expect(of('engine')).toHaveLength(1);
  });

  it('of the last training worker starts others for the next run', async () => {
    await run(1);
    pool.count = 0;
    pool.flight('target').fail(new Error('thread ended'));
    await turns();
    expect(of('failed')).toHaveLength(1);
    await run(2);
    expect(pool.starts).toHaveLength(2);
  });
});

describe('stop', () => {
  it('aborts what is in flight, opens the gate and says so', async () => {
    await run(1);
    coordinator.handle({ kind: 'gate', runId: 1, gate: 'closed' });
    coordinator.handle({ kind: 'stop', runId: 1 });
    await turns();
    expect(pool.flights.map(({ aborted }) => aborted)).toEqual([true, true, true]);
    expect(pool.gates).toEqual(['closed', 'open']);
    expect(of('stopped')).toEqual([{ kind: 'stopped', runId: 1 }]);
    expect(of('failed')).toEqual([]);
  });

  it('holds while the engine is still starting', async () => {
    let go = () => {};
    pool.hold = new Promise((resolve) => {
      go = resolve;
    });
    await run(1);
    coordinator.handle({ kind: 'stop', runId: 1 });
    go();
    await turns();
    expect(posted).toEqual([{ kind: 'stopped', runId: 1 }]);
    expect(pool.flights).toEqual([]);
  });
});

describe('an estimate', () => {
  const ask = async (experiment = tinyExperiment(), engine?: EngineName) => {
    const estimate = coordinator.estimate({ experiment, exclude: [], ...(engine && { engine }) });
    estimate.catch(() => undefined);
    await turns();
    return estimate;
  };

  it('starts the engine, and tells seconds and bytes of a run that is not started', async () => {
    const { seconds, stages, shortage, bytes } = await ask();
    expect(seconds).toBeGreaterThan(10);
    expect(bytes.engine).toBeGreaterThan(0);
    expect([shortage, posted]).toEqual([null, []]);
    expect(stages.some(({ name, remembered }) => remembered && name === 'target')).toBe(false);
    expect(pool.flights).toEqual([]);
  });

  it('counts nothing for stages that are remembered', async () => {
    await run(1);
    coordinator.handle({ kind: 'stop', runId: 1 });
    await turns();
    const { stages, knowsRemembered } = await ask();
    const remembered = stages.filter((stage) => stage.remembered).map(({ name }) => name);
    expect(remembered).toEqual(expect.arrayContaining(['data', 'split']));
    expect(remembered).not.toContain('target');
    expect(knowsRemembered).toBe(true);
  });

  it('leaves a run alone: it measures nothing and starts no other engine meanwhile', async () => {
    await run(1);
    const { measured, starts } = pool;
    const begun = starts.length;
    await expect(ask(tinyExperiment({ 'target.width': 0.5 }))).rejects.toThrow(StageAborted);
    await expect(ask(tinyExperiment(), 'cpu')).rejects.toThrow(StageAborted);
    expect([pool.measured, starts.length]).toEqual([measured, begun]);
    expect(pool.flight('target').aborted).toBe(false);
  });

  it('tells of an engine that does not start', async () => {
    pool.available = [];
    await expect(ask()).rejects.toMatchObject({
      name: 'EngineUnavailable',
      message: 'no engine is left',
    });
  });

  it('goes before a run that cannot fit: it is refused with the nearest setting that does', async () => {
    pool.perRow = 2 ** 26;
    await run(1);
    expect(of('failed')).toMatchObject([{ runId: 1, error: { name: 'TooLarge' } }]);
    expect(of('failed')[0]!.error.hint).toBe('The nearest setting that fits: target.batchSize=10.');
    expect(pool.flights.every(({ aborted }) => aborted)).toBe(true);
    const { shortage, nearest, seconds } = await ask();
    expect(shortage).toMatchObject({ what: 'engine', available: 2 ** 30 });
    expect([nearest, seconds]).toEqual([[['target.batchSize', 10]], null]);
  });
});

describe('a dropout sweep', () => {
  const information = (bits: number) => {
    const one = { nats: bits * Math.LN2, bits };
    return { pair: one, view: one, answer: one, examples: 80 };
  };
  const sweep = async (runId: number, rates: readonly number[], experiment = tinyExperiment()) => {
    coordinator.handle({ kind: 'dropoutSweep', runId, experiment, rates, exclude: [] });
    await turns();
  };
  /** Ends the newest flight of a stage, and lets what needs it begin. */
  const land = async (name: StageName, output: unknown = {}) => {
    pool.flight(name).land(output);
    await turns();
  };
  const landRate = async (bits: number) => {
    await land('shadow', { history: { loss: [], accuracy: [] } });
    await land('views');
    await land('information', information(bits));
  };
  const rateOf = (name: StageName) => (pool.flight(name).job.params as { dropoutRate: number }).dropoutRate;

  it('trains a shadow for one rate after the other, and nothing else', async () => {
    await sweep(1, [0, 0.5]);
    expect(pool.flights.map(({ job }) => job.name)).toEqual(['shadow']);
    expect(rateOf('shadow')).toBe(0);
    await landRate(0.25);
    expect(of('sweepRate')).toEqual([
      { kind: 'sweepRate', runId: 1, rate: 0, information: information(0.25) },
    ]);
    expect(of('sweepEnded')).toEqual([]);
    expect(rateOf('shadow')).toBe(0.5);
    await landRate(0.125);
    expect(of('sweepRate').map(({ rate, information: { pair } }) => [rate, pair.bits])).toEqual([
      [0, 0.25],
      [0.5, 0.125],
    ]);
    expect(of('sweepEnded')).toEqual([{ kind: 'sweepEnded', runId: 1, error: null }]);
    expect(of('stage')).toEqual([]);
    expect(new Set(pool.flights.map(({ job }) => job.name))).toEqual(
      new Set(['shadow', 'views', 'information']),
    );
  });

  it('trains nothing again that is remembered, and leaves its stages to a run', async () => {
    await sweep(1, [0.3]);
    await landRate(0.25);
    await sweep(2, [0.3]);
    expect(of('sweepRate').map(({ runId }) => runId)).toEqual([1, 2]);
    expect(pool.flights).toHaveLength(3);
    await run(3, tinyExperiment({ 'shadow.dropoutRate': 0.3 }));
    const states = of('stage').map(({ stage, state }) => `${stage} ${state}`);
    expect(states).toEqual(expect.arrayContaining(['shadow remembered', 'information remembered']));
  });

  it('is ended by a run, of which nothing is lost', async () => {
    await sweep(1, [0, 0.5]);
    const shadow = pool.flight('shadow');
    await run(2);
    expect(shadow.aborted).toBe(true);
    expect([...of('sweepRate'), ...of('sweepEnded'), ...of('failed')]).toEqual([]);
    expect(pool.flight('target').aborted).toBe(false);
  });

  it('is ended by Stop', async () => {
    await sweep(1, [0, 0.5]);
    coordinator.handle({ kind: 'stop', runId: 1 });
    await turns();
    expect(pool.flight('shadow').aborted).toBe(true);
    expect(posted.at(-1)).toEqual({ kind: 'stopped', runId: 1 });
    expect(of('sweepEnded')).toEqual([]);
  });

  it('tells by name why it failed, and starts no further rate', async () => {
    await sweep(1, [0, 0.5]);
    pool.flight('shadow').fail(Object.assign(new Error('no'), { name: 'TrainingDiverged', hint: 'Less.' }));
    await turns();
    expect(of('sweepEnded')).toEqual([
      { kind: 'sweepEnded', runId: 1, error: { name: 'TrainingDiverged', message: 'no', hint: 'Less.' } },
    ]);
    expect(pool.flights).toHaveLength(1);
    await sweep(2, [0.5]);
    expect(rateOf('shadow')).toBe(0.5);
  });

  it('goes on with the next engine where one is lost', async () => {
    await sweep(1, [0]);
    pool.flight('shadow').fail(Object.assign(new Error('gone'), { name: 'EngineLost' }));
    await turns();
    expect(of('notice')).toMatchObject([{ runId: 1, notice: { name: 'EngineLost' } }]);
    expect(pool.flight('shadow').engine).toBe('wasm');
    await landRate(0.5);
    expect(of('sweepEnded')).toEqual([{ kind: 'sweepEnded', runId: 1, error: null }]);
  });

  it('is refused beside a run, and for settings that do not suit the data', async () => {
    await run(1);
    await sweep(2, [0]);
    expect(of('sweepEnded')).toMatchObject([{ runId: 2, error: { name: 'StageAborted' } }]);
    expect(pool.flight('target').aborted).toBe(false);
    coordinator.handle({ kind: 'stop', runId: 1 });
    await sweep(3, [0], tinyExperiment({ 'dataset.name': 'own-table' }));
    expect(of('sweepEnded').at(-1)).toMatchObject({ runId: 3, error: { name: 'DataDoesNotSuit' } });
  });

  it('lets nothing be measured for an estimate meanwhile', async () => {
    await sweep(1, [0]);
    const experiment = tinyExperiment({ 'target.width': 0.5 });
    await expect(coordinator.estimate({ experiment, exclude: [] })).rejects.toThrow(StageAborted);
  });
});
