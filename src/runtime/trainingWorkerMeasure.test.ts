import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startEngineInNode } from '../engine/node/startEngineInNode.ts';
import { stageOf } from '../lab/stages/catalogue.ts';
import { tinyDataset } from '../lab/testing/tinyDataset.ts';
import { tinyExperiment } from '../lab/testing/tinyExperiment.ts';
import { conversationWith, type Said } from './testing/conversation.ts';
import type { TrainingHost } from './trainingWorker.ts';

const experiment = tinyExperiment();

beforeAll(async () => {
  await startEngineInNode({ requested: 'wasm' });
});

function testWorker(changes: Partial<TrainingHost> = {}) {
  const posted: Said[] = [];
  const seen = { reads: 0, time: 0, onPause: () => {} };
  const host: TrainingHost = {
    startEngine: async () => ({ backend: 'wasm', adapter: '', lost: new Promise(() => {}) }),
    readData: async () => {
      seen.reads++;
      return tinyDataset();
    },
    pause: async () => seen.onPause(),
    clock: () => seen.time++,
    ...changes,
  };
  return { worker: conversationWith(host, posted), posted, seen };
}

describe('a training worker that measures', () => {
  it('tells what the models hold and cost, reads the data once for that and the run, and leaves nothing', async () => {
    const before = tf.memory().numTensors;
    const { worker, posted, seen } = testWorker();
    await worker.handle({ kind: 'measure', id: 4, experiment, withCosts: true });
    expect(posted).toMatchObject([
      { kind: 'measured', id: 4, measurement: { data: { count: 160, classes: 3 } } },
    ]);
    const [{ measurement }] = posted as [Extract<Said, { kind: 'measured' }>];
    expect(measurement.costs!.target).toBeGreaterThan(0);
    expect(measurement.limits.engine).toBe(4294901760);
    expect(tf.memory().numTensors).toBe(before);
    await worker.handle({ kind: 'measure', id: 5, experiment, withCosts: false });
    const params = stageOf('data').params(experiment);
    const job = { key: 'd', name: 'data' as const, params, seed: 1, inputs: {}, inputKeys: {} };
    await worker.handle({ kind: 'job', id: 6, job, drop: [] });
    expect(posted.map(({ kind }) => kind)).toEqual(['measured', 'measured', 'updates', 'done']);
    expect(seen.reads).toBe(1);
  });

  it('reads no data where its shape is known', async () => {
    const { worker, posted, seen } = testWorker();
    const data = {
      kind: 'table',
      height: 1,
      width: 9,
      channels: 1,
      count: 99,
      classes: 2,
      bytesPerValue: 4,
    } as const;
    const mlp = tinyExperiment({ 'target.architecture': 'mlp' });
    await worker.handle({ kind: 'measure', id: 1, experiment: mlp, data, withCosts: false });
    expect(posted).toMatchObject([{ kind: 'measured', measurement: { data, costs: null } }]);
    expect(seen.reads).toBe(0);
  });

  it('ends when it is aborted, and leaves nothing', async () => {
    const before = tf.memory().numTensors;
    const { worker, posted, seen } = testWorker();
    let pauses = 0;
    seen.onPause = () => {
      if (++pauses === 3) void worker.handle({ kind: 'abort', id: 7 });
    };
    await worker.handle({ kind: 'measure', id: 7, experiment, withCosts: true });
    expect(posted).toMatchObject([{ kind: 'failed', id: 7, error: { name: 'StageAborted' } }]);
    expect(pauses).toBe(3);
    expect(tf.memory().numTensors).toBe(before);
  });

  it('tells of data that cannot be read, and asks again the next time', async () => {
    let reads = 0;
    const { worker, posted } = testWorker({
      readData: async () => {
        if (reads++ === 0) throw new RangeError('no such file');
        return tinyDataset();
      },
    });
    for (const id of [1, 2]) await worker.handle({ kind: 'measure', id, experiment, withCosts: false });
    expect(posted).toMatchObject([
      { kind: 'failed', id: 1, error: { name: 'RangeError', message: 'no such file' } },
      { kind: 'measured', id: 2 },
    ]);
  });
});
