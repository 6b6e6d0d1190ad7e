/** Memory stays flat however long somebody plays with the sliders. */
import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { startEngineInNode } from '../engine/node/startEngineInNode.ts';
import { Pipeline } from '../lab/pipeline/pipeline.ts';
import type { StageOutcome } from '../lab/pipeline/stageOutcome.ts';
import { tinyDataset } from '../lab/testing/tinyDataset.ts';
import { tinyExperiment } from '../lab/testing/tinyExperiment.ts';
import { TrainingPool } from './pool.ts';
import { type Port, serve, type WorkerPort } from './rpc.ts';
import { SessionMemory } from './sessionMemory.ts';
import type { TrainingService } from './trainingService.ts';
import { TrainingWorker } from './trainingWorker.ts';

const RUNS = 50;
/** By then every stage has run and scratch space has grown to its size. */
const SETTLED = 10;

const dataset = tinyDataset();

/** A training worker on this thread's engine, to which nothing is copied: what it holds is what the test counts. */
function spawn(): WorkerPort {
  let toWorker: (message: unknown) => void = () => {};
  let toPool: (message: unknown) => void = () => {};
  const worker = new TrainingWorker({
    startEngine: async () => ({ backend: 'wasm', adapter: 'WASM', lost: new Promise(() => {}) }),
    readData: async () => dataset,
    pause: () => new Promise((resolve) => setImmediate(resolve)),
    clock: () => performance.now(),
  });
  const inside: Port = {
    post: (message) => queueMicrotask(() => toPool(message)),
    onMessage: (listener) => {
      toWorker = listener;
    },
  };
  serve<TrainingService>(inside, worker.handlers);
  return {
    post: (message) => queueMicrotask(() => toWorker(message)),
    onMessage: (listener) => {
      toPool = listener;
    },
    onError: () => {},
    terminate: () => {},
  };
}

class CountedMemory extends SessionMemory {
  private readonly seen = new Set<string>();

  override async put(key: string, outcome: StageOutcome): Promise<void> {
    this.seen.add(key);
    await super.put(key, outcome);
  }

  /** Of all outcomes of this session, those that are still at hand. */
  async heldNow(): Promise<number> {
    let held = 0;
    for (const key of this.seen) if (await this.get(key)) held++;
    return held;
  }
}

beforeAll(async () => {
  await startEngineInNode({ requested: 'wasm' });
});

function heapBytes(): number {
  const { wasm } = tf.backend() as unknown as { wasm: { HEAPU8: Uint8Array } };
  return wasm.HEAPU8.buffer.byteLength;
}

/** Moves another slider every run; every seventh run begins from another seed, so that all stages run again. */
function settings(run: number) {
  return tinyExperiment({
    'contrastive.temperature': 0.05 + 0.01 * run,
    'shadow.dropoutRate': 0.1 + 0.05 * (Math.floor(run / 3) % 5),
    'head.labelFraction': 0.1 + 0.01 * (run % 7),
    seed: 7 + Math.floor(run / 7),
  });
}

it('holds as much after fifty runs as after ten', { tags: ['slow'] }, async () => {
  const pool = new TrainingPool(spawn, 1);
  await pool.workers.start('wasm', []);
  const memory = new CountedMemory();
  const pipeline = new Pipeline({
    memory,
    engines: () => ['wasm'],
    execute: (job, update, signal) => pool.execute(job, update, signal),
    recover: async () => false,
    clock: () => performance.now() / 1000,
  });
  const taken: { tensors: number; dataIds: number; heap: number; held: number }[] = [];
  for (let run = 0; run < RUNS; run++) {
    await pipeline.start(settings(run), { stage: () => {}, update: () => {} });
    taken.push({
      tensors: tf.memory().numTensors,
      dataIds: tf.backend().numDataIds(),
      heap: heapBytes(),
      held: run % 10 === 9 ? await memory.heldNow() : 0,
    });
  }
  const settled = taken[SETTLED - 1]!;
  for (const now of taken.slice(SETTLED)) {
    expect(now.tensors).toBe(settled.tensors);
    expect(now.dataIds).toBe(settled.dataIds);
    expect(now.heap).toBe(settled.heap);
    expect(now.held).toBeLessThanOrEqual(64);
  }
  expect(pool.leaked).toBe(0);
  expect(taken.at(-1)!.held).toBe(64);
});
