import { beforeAll, describe, expect, it } from 'vitest';
import { startEngineInNode } from '../engine/node/startEngineInNode.ts';
import { ATTACK_NAMES } from '../lab/attacks/catalogue.ts';
import type { Experiment } from '../lab/experiment/experiment.ts';
import { STAGES, stageOf } from '../lab/stages/catalogue.ts';
import { tinyDataset } from '../lab/testing/tinyDataset.ts';
import { tinyExperiment } from '../lab/testing/tinyExperiment.ts';
import { Coordinator } from './coordinator.ts';
import { TrainingPool } from './pool.ts';
import type { FromLab } from './protocol.ts';
import { serve, type WorkerPort } from './rpc.ts';
import { SessionMemory } from './sessionMemory.ts';
import { portPair } from './testing/portPair.ts';
import type { TrainingService } from './trainingService.ts';
import { TrainingWorker } from './trainingWorker.ts';

const dataset = tinyDataset(164);

/** A training worker in this thread, behind a line that copies messages as a worker's does. */
function spawn(): WorkerPort {
  const { worker: port, inside } = portPair();
  const worker = new TrainingWorker({
    startEngine: async () => ({ backend: 'cpu', adapter: 'JavaScript', lost: new Promise(() => {}) }),
    readData: async () => dataset,
    pause: () => new Promise((resolve) => setImmediate(resolve)),
    clock: () => performance.now(),
  });
  serve<TrainingService>(inside, worker.handlers);
  return port;
}

function lab() {
  const pool = new TrainingPool(spawn, 1);
  const posted: FromLab[] = [];
  let wake = () => {};
  const coordinator = new Coordinator({
    pool,
    memory: new SessionMemory(),
    machineMemory: { thread: 0 },
    post: (message) => {
      posted.push(message);
      wake();
    },
    clock: () => performance.now() / 1000,
    pause: () => new Promise((resolve) => setImmediate(resolve)),
  });
  const until = async <Kind extends FromLab['kind']>(kind: Kind, runId: number) => {
    for (;;) {
      const found = posted.find(
        (message): message is Extract<FromLab, { kind: Kind }> =>
          message.kind === kind && message.runId === runId,
      );
      if (found) return found;
      const failed = posted.find((message) => message.kind === 'failed');
      if (failed) throw new Error(JSON.stringify(failed));
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  const order = (runId: number, experiment: Experiment) =>
    coordinator.handle({ kind: 'run', runId, experiment, exclude: [], candidates: true });
  const run = async (runId: number, experiment: Experiment) => {
    order(runId, experiment);
    const { report, detail } = await until('finished', runId);
    return { report, detail };
  };
  return { pool, posted, coordinator, run, order, until };
}

const session = lab();
let first: Awaited<ReturnType<typeof session.run>>;

beforeAll(async () => {
  await startEngineInNode({ requested: 'cpu' });
  first = await session.run(1, tinyExperiment());
});

describe('a whole run through coordinator, pool and training worker', () => {
  it('ends in a report of every attack and in what the charts draw', () => {
    const { pool, posted } = session;
    const { report, detail } = first;
    expect(report.attacks.map(({ name }) => name)).toEqual([...ATTACK_NAMES]);
    expect(report.timing.stages.map(({ name }) => name)).toEqual(
      STAGES.map((name) => stageOf(name).recordedAs),
    );
    expect(report.timing.stages.every(({ remembered, engine }) => !remembered && engine === 'cpu')).toBe(
      true,
    );
    expect(report.engine).toEqual({ backend: 'cpu', adapter: 'JavaScript' });
    expect(detail.attacks[0]!.ids).toHaveLength(64);
    expect(detail.labelled).toHaveLength(16);
    expect(detail.embedding.x).toHaveLength(80);
    expect(detail.posteriors).toHaveLength(240);
    expect(detail.series['target/loss']?.x).toEqual([1, 2, 3]);
    expect(detail.series['encoder/loss']?.y).toHaveLength(2);
    expect(posted.some(({ kind }) => kind === 'frame')).toBe(true);
    expect(pool.leaked).toBe(0);
  });

  it('is the same to the last bit for the same seed in another session, and differs for another seed', async () => {
    const again = await lab().run(1, tinyExperiment());
    expect(again.report.attacks).toEqual(first.report.attacks);
    expect(again.report.splits).toEqual(first.report.splits);
    expect(again.detail).toEqual(first.detail);
    const other = await lab().run(1, tinyExperiment({ seed: 8 }));
    expect(other.report.attacks).not.toEqual(first.report.attacks);
  });

  it('runs again only what a knob changes, and gives what a fresh session gives', async () => {
    const changed = tinyExperiment({ 'contrastive.temperature': 0.2 });
    const { report } = await session.run(2, changed);
    const rerun = report.timing.stages.flatMap(({ name, remembered }) => (remembered ? [] : [name]));
    expect(rerun).toEqual(['encoder', 'head', 'scores', 'report']);
    expect(report.attacks).toEqual((await lab().run(1, changed)).report.attacks);
  });

  it('answers what would be without one member, beside no run, until it is stopped', async () => {
    const { coordinator, order, run, until, pool } = lab();
    const experiment = tinyExperiment({ 'dataset.membersPerModel': 41 });
    await run(1, experiment);
    const question = { example: 3, seeds: 2 };
    const asked = (signal: AbortSignal, shares: number[] = []) =>
      coordinator.leaveOut({ experiment, question, exclude: [] }, (done) => shares.push(done), signal);
    const stopped = new AbortController();
    const ended = asked(stopped.signal);
    stopped.abort();
    await expect(ended).rejects.toThrow();
    const shares: number[] = [];
    const answer = await asked(new AbortController().signal, shares);
    expect(answer).toMatchObject({ example: 3, engine: 'cpu', leftOut: { example: 3 } });
    expect([answer.pairs.length, answer.trainings.length, shares.at(-1)]).toEqual([2, 3, 3]);
    order(2, tinyExperiment({ 'target.epochs': 200 }));
    await until('progress', 2);
    await expect(asked(new AbortController().signal)).rejects.toThrow('A run is under way.');
    coordinator.handle({ kind: 'stop', runId: 2 });
    const taken = coordinator.leaveOut(
      { experiment, question: { example: 4, seeds: 1 }, exclude: [] },
      () => {},
      new AbortController().signal,
    );
    const taking = expect(taken).rejects.toMatchObject({ name: 'StageAborted' });
    await run(3, tinyExperiment({ 'dataset.membersPerModel': 41, 'target.epochs': 4 }));
    await taking;
    expect(pool.leaked).toBe(0);
  });

  it('gives what a fresh session gives when knobs are moved in mid-run, again and again', async () => {
    const { order, run, until, pool } = lab();
    order(1, tinyExperiment({ 'target.epochs': 200 }));
    await until('progress', 1);
    order(2, tinyExperiment({ 'shadow.dropoutRate': 0.4 }));
    await until('stage', 2);
    const moved = await run(3, tinyExperiment({ 'shadow.dropoutRate': 0.3 }));
    const fresh = await lab().run(1, tinyExperiment({ 'shadow.dropoutRate': 0.3 }));
    expect(moved.report.attacks).toEqual(fresh.report.attacks);
    expect(pool.leaked).toBe(0);
  });
});
