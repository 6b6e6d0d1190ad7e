import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { startEngineInNode } from '../engine/node/startEngineInNode.ts';
import { DEFAULT_EXPERIMENT } from '../lab/experiment/experiment.ts';
import { withPairs } from '../lab/experiment/experimentText.ts';
import type { StageJob } from '../lab/pipeline/pipeline.ts';
import { isLight } from '../lab/pipeline/rehearsal.ts';
import { paramsOf } from '../lab/pipeline/stageKey.ts';
import { randomStream } from '../lab/random.ts';
import { STAGES, type StageName, stageOf } from '../lab/stages/catalogue.ts';
import { inputsOf } from '../lab/stages/graph.ts';
import { tinyDataset } from '../lab/testing/tinyDataset.ts';
import { tinyExperiment } from '../lab/testing/tinyExperiment.ts';
import { conversationWith, type Said } from './testing/conversation.ts';
import type { TrainingHost } from './trainingWorker.ts';

const dataset = tinyDataset();
const experiment = tinyExperiment();

/** A training worker in this thread. `onPause` is called at every checkpoint, with their number. */
function testWorker(changes: Partial<TrainingHost> = {}) {
  const posted: Said[] = [];
  const hooks = { pauses: 0, time: 0, tick: 1, onPause: (_: number) => {} };
  const host: TrainingHost = {
    startEngine: async () => ({ backend: 'cpu', adapter: 'JavaScript', lost: new Promise(() => {}) }),
    readData: async () => dataset,
    pause: async () => {
      hooks.onPause(++hooks.pauses);
    },
    clock: () => {
      hooks.time += hooks.tick;
      return hooks.time;
    },
    ...changes,
  };
  const worker = conversationWith(host, posted);
  const of = <Kind extends Said['kind']>(kind: Kind) =>
    posted.filter((message): message is Extract<Said, { kind: Kind }> => message.kind === kind);
  return { worker, posted, hooks, of };
}

const outputs: Record<string, unknown> = {};

function job(name: StageName, params: object = {}, part?: number): StageJob {
  return {
    key: name,
    name,
    params: { ...paramsOf(name, experiment, part), ...params },
    seed: experiment.seed,
    inputs: Object.fromEntries(inputsOf(name).map((input) => [input, outputs[input]])),
    inputKeys: Object.fromEntries(inputsOf(name).map((input) => [input, input])),
  };
}

beforeAll(async () => {
  await startEngineInNode({ requested: 'cpu' });
  const { worker, of } = testWorker();
  let id = 0;
  const done = async (given: StageJob) => {
    await worker.handle({ kind: 'job', id: ++id, drop: [], job: given });
    return of('done').find((message) => message.id === id)?.output;
  };
  for (const name of STAGES) {
    const parts = stageOf(name).parts?.(experiment);
    if (parts === undefined) outputs[name] = await done(job(name));
    else {
      const found: unknown[] = [];
      for (let part = 0; part < parts; part++) found.push(await done(job(name, {}, part)));
      outputs[name] = found;
    }
  }
  expect(of('failed')).toEqual([]);
  expect(of('done').map(({ leaked }) => leaked)).toEqual(Array(id).fill(0));
});

let before: number;
beforeEach(() => {
  before = tf.memory().numTensors;
});

describe('a training worker', () => {
  it('starts its engine, or tells why not', async () => {
    const started = testWorker();
    await started.worker.handle({ kind: 'start', exclude: [] });
    expect(started.posted).toEqual([{ kind: 'ready', engine: { backend: 'cpu', adapter: 'JavaScript' } }]);
    const refused = testWorker({ startEngine: () => Promise.reject(new RangeError('none is left')) });
    await refused.worker.handle({ kind: 'start', exclude: [] });
    expect(refused.of('refused')[0]?.error).toMatchObject({ name: 'RangeError', message: 'none is left' });
  });

  it('draws the same on every worker: a stage run again is the same to the last bit', async () => {
    const { worker, of } = testWorker();
    for (const name of ['target', 'encoder', 'head'] as const) {
      await worker.handle({ kind: 'job', id: 1, drop: [], job: job(name) });
      expect(of('done').at(-1)?.output).toEqual(outputs[name]);
    }
  });

  it('tells first that it has begun, then at most ten times a second, the newest progress last', async () => {
    const slow = testWorker();
    await slow.worker.handle({ kind: 'job', id: 4, drop: [], job: job('target') });
    const first = slow.of('updates')[0];
    expect(first).toEqual({ kind: 'updates', id: 4, updates: [{ kind: 'progress', step: 0, steps: 0 }] });
    expect(slow.hooks.time).toBeLessThan(100);
    expect(slow.of('updates')).toHaveLength(2);
    const last = slow.of('updates').at(-1)!.updates;
    expect(last.filter(({ kind }) => kind === 'progress')).toEqual([
      { kind: 'progress', step: 6, steps: 6, endsEpoch: true },
    ]);
    expect(last.filter(({ kind }) => kind === 'series')).toHaveLength(9);

    const fast = testWorker();
    fast.hooks.onPause = () => {
      fast.hooks.time += 1000;
    };
    await fast.worker.handle({ kind: 'job', id: 4, drop: [], job: job('target') });
    const steps = fast
      .of('updates')
      .flatMap(({ updates }) =>
        updates.flatMap((update) => (update.kind === 'progress' ? [update.step] : [])),
      );
    expect(steps).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it('sends frames of the embedding that move, no faster than ten a second', async () => {
    const frames = async (perBatch: number) => {
      const { worker, hooks, of } = testWorker();
      hooks.time = 1000;
      hooks.onPause = () => {
        hooks.time += perBatch;
      };
      await worker.handle({ kind: 'job', id: 1, drop: [], job: job('encoder') });
      expect(of('done')[0]?.output).toEqual(outputs.encoder);
      return of('updates').flatMap(({ updates }) => updates.filter((update) => update.kind === 'frame'));
    };
    const [often, seldom] = [await frames(1000), await frames(0)];
    expect(often.map(({ epoch }) => epoch)).toEqual([0, 1, 2]);
    expect(often[0]!.x).toHaveLength(80);
    expect(often[0]!.x).not.toEqual(often[1]!.x);
    expect(seldom).toHaveLength(1);
  });

  it('stops within one batch when it is aborted, whatever the stage, and leaves no tensor behind', async () => {
    const random = randomStream(5, 'aborts');
    const trained = ['target', 'shadow', 'views', 'encoder', 'head', 'controls', 'blind'] as const;
    for (let run = 0; run < 10; run++) {
      const { worker, hooks, of } = testWorker();
      // Every batch seems long, so that each one lets messages in.
      hooks.tick = 5;
      const name = trained[run % trained.length]!;
      const at = 1 + random.below(name === 'views' ? 3 : 6);
      hooks.onPause = (count) => {
        if (count === at) void worker.handle({ kind: 'abort', id: run });
      };
      await worker.handle({ kind: 'job', id: run, drop: [], job: job(name) });
      expect(of('failed')[0]?.error.name, name).toBe('StageAborted');
      expect(of('done')).toEqual([]);
      expect(hooks.pauses).toBe(at);
      expect(tf.memory().numTensors, name).toBe(before);
    }
  });

  it('goes on with the next job after an abort, and ignores an abort of another', async () => {
    const { worker, hooks, of } = testWorker();
    hooks.onPause = (count) => {
      if (count === 1) void worker.handle({ kind: 'abort', id: 1 });
      if (count === 3) void worker.handle({ kind: 'abort', id: 99 });
    };
    await worker.handle({ kind: 'job', id: 1, drop: [], job: job('target') });
    await worker.handle({ kind: 'job', id: 2, drop: [], job: job('target') });
    expect(of('failed').map(({ id }) => id)).toEqual([1]);
    expect(of('done')[0]).toMatchObject({ id: 2, output: outputs.target, leaked: 0 });
  });

  it('pauses between two batches, steps from epoch to epoch, and computes the same', async () => {
    const { worker, of } = testWorker();
    const told = () =>
      of('updates')
        .flatMap(({ updates }) => updates.filter((update) => update.kind === 'progress'))
        .at(-1)!;
    const { epochs } = experiment.target;
    await worker.handle({ kind: 'gate', gate: 'closed' });
    const running = worker.handle({ kind: 'job', id: 1, drop: [], job: job('target') });
    const idle = () => new Promise((resolve) => setTimeout(resolve, 50));
    await idle();
    expect(told().step).toBe(0);
    for (let epoch = 1; epoch < Math.min(4, epochs); epoch++) {
      await worker.handle({ kind: 'gate', gate: 'step' });
      await vi.waitFor(() => expect(told().step).toBeGreaterThanOrEqual((epoch / epochs) * told().steps));
      await idle();
      expect(told().step / told().steps).toBe(epoch / epochs);
    }
    await worker.handle({ kind: 'gate', gate: 'open' });
    await running;
    expect(of('done')[0]?.output).toEqual(outputs.target);
  });

  it('can be aborted while it is paused', async () => {
    const { worker, of } = testWorker();
    await worker.handle({ kind: 'gate', gate: 'closed' });
    const running = worker.handle({ kind: 'job', id: 1, drop: [], job: job('shadow') });
    await new Promise((resolve) => setTimeout(resolve, 10));
    await worker.handle({ kind: 'abort', id: 1 });
    await running;
    expect(of('failed')[0]?.error.name).toBe('StageAborted');
    expect(tf.memory().numTensors).toBe(before);
  });

  it('names a failing stage by the error of its kind, and leaves no tensor behind', async () => {
    const { worker, of } = testWorker();
    await worker.handle({ kind: 'job', id: 1, drop: [], job: job('target', { learningRate: 1e30 }) });
    expect(of('failed')[0]?.error).toMatchObject({
      name: 'NotFinite',
      message: expect.stringContaining('at step'),
    });
    expect(tf.memory().numTensors).toBe(before);
    const unread = testWorker({ readData: () => Promise.reject(new Error('no file')) });
    await unread.worker.handle({ kind: 'job', id: 2, drop: [], job: job('data') });
    expect(unread.of('failed')[0]?.error.message).toBe('no file');
  });

  it('names a lost device instead of what followed from it', async () => {
    const lost = Object.assign(new Error('driver reset'), { name: 'EngineLost', hint: 'go on' });
    let lose: (error: Error) => void = () => {};
    const { worker, hooks, of } = testWorker({
      startEngine: async () => ({
        backend: 'cpu',
        adapter: 'fake',
        lost: new Promise((resolve) => {
          lose = resolve;
        }),
      }),
    });
    await worker.handle({ kind: 'start', exclude: [] });
    hooks.onPause = (count) => {
      if (count === 3) lose(lost);
    };
    await worker.handle({ kind: 'job', id: 1, drop: [], job: job('target') });
    expect(of('failed')[0]?.error).toEqual({ name: 'EngineLost', message: 'driver reset', hint: 'go on' });
    expect(tf.memory().numTensors).toBe(before);
  });

  it('reports the tensors that a stage leaves behind', async () => {
    const kept: tf.Tensor[] = [];
    const { worker, of } = testWorker({
      readData: async () => {
        kept.push(tf.keep(tf.tensor1d([1, 2])));
        return dataset;
      },
    });
    await worker.handle({ kind: 'job', id: 1, drop: [], job: job('data') });
    expect(of('done')[0]?.leaked).toBe(1);
    expect(of('done')[0]?.output).toMatchObject({ count: 160 });
    tf.dispose(kept);
  });
});

describe('a warm-up', () => {
  const warm = { kind: 'warm', experiment } as const;

  it('reads the data set once, for the job that follows', async () => {
    let reads = 0;
    const readData = async () => {
      reads++;
      return dataset;
    };
    const { worker, of, posted } = testWorker({ readData });
    await worker.handle(warm);
    expect(posted).toEqual([]);
    expect(reads).toBe(1);
    await worker.handle({ kind: 'job', id: 1, drop: [], job: job('data') });
    expect(of('done')[0]?.output).toEqual(outputs.data);
    expect(reads).toBe(1);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('makes way for a job, which is the same as ever', async () => {
    const { worker, of, hooks } = testWorker();
    let rehearsed = 0;
    let working: Promise<unknown> | undefined;
    hooks.onPause = () => {
      // Later ones are the job's own.
      if (of('updates').length === 0) rehearsed++;
      working ??= worker.handle({ kind: 'job', id: 2, drop: [], job: job('encoder') });
    };
    await worker.handle(warm);
    expect(rehearsed).toBe(1);
    await working;
    expect(of('done')).toMatchObject([{ id: 2, leaked: 0 }]);
    expect(of('done')[0]?.output).toEqual(outputs.encoder);
  });

  it('only reads the data for a model whose steps would hold up what comes next', async () => {
    let reads = 0;
    const readData = async () => {
      reads++;
      return dataset;
    };
    const { worker, hooks } = testWorker({ readData });
    const heavy = withPairs(experiment, [
      ['target.architecture', 'resnet18'],
      ['target.width', 1],
      ['target.batchSize', 64],
    ]).experiment;
    expect([isLight(heavy, dataset), isLight(DEFAULT_EXPERIMENT, dataset)]).toEqual([false, true]);
    await worker.handle({ kind: 'warm', experiment: heavy });
    expect([reads, hooks.pauses]).toEqual([1, 0]);
    await worker.handle(warm);
    expect(hooks.pauses).toBeGreaterThan(0);
  });

  it('has the engine compile ahead, and leaves what fails to the job', async () => {
    const compiled: string[] = [];
    const compile = async (run: () => void) => {
      run();
      compiled.push('compiled');
    };
    const engine = { backend: 'cpu', adapter: 'JavaScript', lost: new Promise<Error>(() => {}) } as const;
    const ready = testWorker({ startEngine: async () => ({ ...engine, compile }) });
    await ready.worker.handle({ kind: 'start', exclude: [] });
    await ready.worker.handle(warm);
    expect(compiled).toEqual(['compiled']);

    const broken = testWorker({ readData: () => Promise.reject(new RangeError('no such file')) });
    await broken.worker.handle(warm);
    expect(broken.posted).toEqual([]);
    await broken.worker.handle({ kind: 'job', id: 3, drop: [], job: job('data') });
    expect(broken.of('failed')[0]?.error.message).toBe('no such file');
  });
});
