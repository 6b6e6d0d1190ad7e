import { beforeAll, describe, expect, it } from 'vitest';
import { startEngineInNode } from '../engine/node/startEngineInNode.ts';
import type { Experiment } from '../lab/experiment/experiment.ts';
import type { StudyPoint } from '../lab/studies/point.ts';
import { tinyDataset } from '../lab/testing/tinyDataset.ts';
import { tinyExperiment } from '../lab/testing/tinyExperiment.ts';
import { Coordinator } from './coordinator.ts';
import { TrainingPool } from './pool.ts';
import type { EngineName, FromLab, StudyUpdate } from './protocol.ts';
import { serve, type WorkerPort } from './rpc.ts';
import { SessionMemory } from './sessionMemory.ts';
import { portPair } from './testing/portPair.ts';
import type { TrainingService } from './trainingService.ts';
import { TrainingWorker } from './trainingWorker.ts';

const dataset = tinyDataset(164);
/** What every training worker trained, by name and seed. */
const trained: string[] = [];

function spawn(): WorkerPort {
  const { worker: port, inside } = portPair();
  const worker = new TrainingWorker({
    startEngine: async () => ({ backend: 'cpu', adapter: 'JavaScript', lost: new Promise(() => {}) }),
    readData: async () => dataset,
    pause: () => new Promise((resolve) => setImmediate(resolve)),
    clock: () => performance.now(),
  });
  const { train, ...others } = worker.handlers;
  serve<TrainingService>(inside, {
    ...others,
    train: (ask, context) => {
      trained.push(`${ask.job.name} ${ask.job.seed}`);
      return train(ask, context);
    },
  });
  return port;
}

function lab(kept = new Map<string, StudyPoint>(), memory = new SessionMemory()) {
  const pool = new TrainingPool(spawn, 1);
  let finished: (message: Extract<FromLab, { kind: 'finished' }>) => void = () => {};
  const coordinator = new Coordinator({
    pool,
    memory,
    machineMemory: { thread: 0 },
    points: async () => ({
      get: async (keys) => new Map(keys.flatMap((key) => (kept.has(key) ? [[key, kept.get(key)!]] : []))),
      put: async (key, point) => void kept.set(key, point),
    }),
    post: (message) => {
      if (message.kind === 'finished') finished(message);
    },
    clock: () => performance.now() / 1000,
    pause: () => new Promise((resolve) => setImmediate(resolve)),
  });
  const study = async (
    points: readonly Experiment[],
    told: (update: StudyUpdate, stop: () => void) => void = () => {},
  ) => {
    const updates: StudyUpdate[] = [];
    const controller = new AbortController();
    const ended = coordinator.study(
      { points, exclude: [] },
      (update) => {
        updates.push(update);
        told(update, () => controller.abort());
      },
      controller.signal,
    );
    return { updates, error: await ended.then(() => null).catch((error: Error) => error) };
  };
  const run = (experiment: Experiment) =>
    new Promise<Extract<FromLab, { kind: 'finished' }>>((resolve) => {
      finished = resolve;
      coordinator.handle({ kind: 'run', runId: 1, experiment, exclude: [], candidates: false });
    });
  return { pool, coordinator, study, run, kept, memory };
}

const at = (temperature: number, seed: number, changes: Readonly<Record<string, unknown>> = {}) =>
  tinyExperiment({ 'contrastive.temperature': temperature, seed, attacks: 'clmia,loss', ...changes });

const points = [at(0.1, 1), at(0.5, 1), at(0.1, 2), at(0.5, 2)];
const done = (updates: readonly StudyUpdate[]) =>
  updates.filter((one): one is Extract<StudyUpdate, { kind: 'done' }> => one.kind === 'done');
const times = (what: string) => trained.filter((one) => one === what).length;

beforeAll(async () => {
  await startEngineInNode({ requested: 'cpu' });
});

describe('a study in the lab worker', () => {
  it('has the figures of its points run one by one, and trains each target and shadow once per seed', async () => {
    const whole = lab();
    trained.length = 0;
    const { updates, error } = await whole.study(points);
    expect(error).toBeNull();
    for (const what of ['target 1', 'target 2', 'shadow 1', 'shadow 2']) expect(times(what)).toBe(1);
    expect(times('encoder 1')).toBe(2);
    const found = done(updates);
    expect(found.map(({ index }) => index).sort()).toEqual([0, 1, 2, 3]);
    const { index, point } = found.at(-1)!;
    const { report } = await lab().run(points[index]!);
    expect(point.attacks).toEqual(report.attacks);
    expect(found.every((one) => one.point.engine.backend === 'cpu')).toBe(true);
    expect(whole.pool.leaked).toBe(0);
  });

  it('computes nothing that is kept or remembered, and only what is new', async () => {
    const { study, kept, memory, coordinator } = lab();
    await study(points);
    trained.length = 0;
    const again = await lab(kept).study(points);
    expect(trained).toEqual([]);
    expect(done(again.updates).every((one) => one.kept)).toBe(true);
    // A value more: of its own encoder, and of the bench's models.
    const more = await lab(kept, memory).study([...points, at(0.9, 1)]);
    expect(trained.filter((one) => /target|shadow/.test(one))).toEqual([]);
    expect(
      done(more.updates)
        .filter((one) => !one.kept)
        .map(({ index }) => index),
    ).toEqual([4]);
    const estimate = await coordinator.estimateStudy({ points: [...points, at(0.8, 1)], exclude: [] });
    expect(estimate).toMatchObject({ targets: 0, refused: [] });
    expect(estimate.kept.map(({ index }) => index)).toEqual([0, 1, 2, 3]);
    expect(estimate.ends.slice(0, 4)).toEqual([0, 0, 0, 0]);
    expect(estimate.ends[4]).toBeGreaterThan(0);
  });

  it('loses no more than what is under way when it is stopped, and goes on from there', async () => {
    const { study, kept } = lab();
    const { updates, error } = await study(points, ({ kind }, stop) => {
      if (kind === 'done') stop();
    });
    expect(error?.name).toBe('StageAborted');
    expect(done(updates)).toHaveLength(1);
    expect(kept.size).toBe(1);
    const rest = await lab(kept).study(points);
    expect(done(rest.updates).map((one) => one.kept)).toEqual([true, false, false, false]);
  });

  it('names a point that cannot be run before the first trains, and runs the others', async () => {
    trained.length = 0;
    const tooMany = at(0.1, 1, { 'dataset.membersPerModel': 42 });
    const { updates, error } = await lab().study([at(0.1, 1), tooMany], ({ kind }) => {
      if (kind === 'failed') expect(trained).toEqual([]);
    });
    expect(error).toBeNull();
    expect(updates.map(({ kind }) => kind)).toEqual(['engine', 'failed', 'begun', 'done']);
    const failed = updates.find((one) => one.kind === 'failed');
    expect(failed).toMatchObject({ index: 1, error: { name: 'TooFewExamples' } });
  });

  it('ends rather than mix two engines', async () => {
    const { study, pool } = lab();
    const { error, updates } = await study(points, ({ kind }) => {
      // Another engine is there from then on.
      if (kind === 'done')
        Object.assign(pool.workers, { engine: { backend: 'wasm' as EngineName, adapter: '' } });
    });
    expect(error?.name).toBe('StudyEngineLost');
    expect(done(updates)).toHaveLength(1);
  });

  it('is not begun beside a run, and ends when one begins', async () => {
    const { study, run } = lab();
    const running = run(points[0]!);
    expect((await study(points)).error?.message).toBe('A run is under way.');
    await running;
    let second: Promise<unknown> | undefined;
    const { error } = await study(points.slice(1), ({ kind }) => {
      if (kind === 'begun') second ??= run(at(0.3, 3));
    });
    expect(error?.name).toBe('StageAborted');
    await second;
  });
});
