/** A worker on a Redis: its lab shares what it computes, and points come out of the queue of its kind. */
import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { LAB_VERSION } from '../../lab/pipeline/stageKey.ts';
import type { Shelf } from '../../runtime/machines/board.ts';
import { MachinesMemory } from '../../runtime/machines/machinesMemory.ts';
import { OtherMachines } from '../../runtime/machines/otherMachines.ts';
import type { RedisAddress } from '../../runtime/machines/redisAddress.ts';
import { DATA_FOLDER } from '../../runtime/node/compactFiles.ts';
import { folderShelf } from '../../runtime/node/folderShelf.ts';
import type { TrainingData } from '../../runtime/node/trainingData.ts';
import type { EngineName } from '../../runtime/protocol.ts';
import { connectRedis } from '../../runtime/redis/connectRedis.ts';
import { type PointWorker, startPointWorker } from '../../runtime/redis/pointWorker.ts';
import { redisBoard } from '../../runtime/redis/redisBoard.ts';
import { SharedStages } from '../../runtime/sharedStages.ts';
import { refused } from '../badInput.ts';
import { callersPath } from '../callersPath.ts';
import { changesText } from '../commands/sweepText.ts';
import { folderOf } from '../data/loadData.ts';
import { OF_INPUT } from '../failures.ts';
import { type LabOptions, openLab } from '../runLab.ts';
import { isSystemError, systemErrorText } from '../systemErrors.ts';
import { PointLabs } from './pointLabs.ts';

export interface WorkerOptions {
  readonly address: RedisAddress;
  /** A folder where large outcomes lie. */
  readonly store?: string;
  readonly data?: string;
  readonly target?: string;
  readonly engine?: EngineName;
  readonly jobs?: number;
}

export interface StartedWorker extends PointWorker {
  close(): Promise<void>;
}

const CLOSED_MS = 500;

/** One more than is computed at once: while one waits for a stage of another machine, the next goes on. */
const pointsInHand = (workers: number) => workers + 1;

/** @throws BadInput where nothing can be written there */
async function shelfAt(store: string): Promise<Shelf> {
  try {
    return await folderShelf(callersPath(store));
  } catch (error) {
    if (!isSystemError(error)) throw error;
    throw refused('--store', store, `a folder that can be written to (${systemErrorText(error)})`);
  }
}

/** @throws RedisError, BadInput, or the engine's error */
export async function startWorker(
  { address, store, data: path, target, engine, jobs }: WorkerOptions,
  progress: (line: string) => void,
): Promise<StartedWorker> {
  const shelf = store === undefined ? undefined : await shelfAt(store);
  const redis = await connectRedis(address, progress);
  const board = redisBoard(redis, LAB_VERSION, randomUUID());
  const memory = new MachinesMemory({ board, ...(shelf && { shelf }), told: progress });
  const others = new OtherMachines(board, (key) => memory.isUnreadable(key));
  const sharing: LabOptions['sharing'] = (pool) => {
    const shared = new SharedStages(pool, memory, others);
    return { memory: shared, execute: (...asked) => shared.execute(...asked) };
  };
  const open = (data: TrainingData, same = engine) =>
    openLab({ data, sharing, progress, ...(same && { engine: same }), ...(jobs && { jobs }) });
  try {
    const dataFolder = path === undefined ? DATA_FOLDER : folderOf(callersPath(path));
    const first = await open({ dataFolder });
    const { backend } = first.engine;
    const labs = new PointLabs(
      { open: (data) => open(data, backend), progress, ...(path && { path }), ...(target && { target }) },
      first,
      dataFolder,
    );
    const worker = startPointWorker(redis, {
      kind: { version: LAB_VERSION, engine: backend },
      inHand: pointsInHand(first.workers),
      async compute(job, id) {
        const name = `point ${id.slice(0, 8)}`;
        progress(`${name}: ${changesText(job.experiment)}`);
        const { report } = await labs.run(job, (line) => progress(`${name}: ${line}`));
        progress(`${name} done`);
        return report;
      },
      isFinal: (error) => error instanceof Error && OF_INPUT.has(error.name),
      told: progress,
    });
    return {
      ...{ idleFor: worker.idleFor, end: worker.end },
      get done() {
        return worker.done;
      },
      async close() {
        labs.close();
        // Where Redis is gone there is nobody to tell.
        await Promise.race([others.close(), setTimeout(CLOSED_MS)]);
        redis.disconnect();
      },
    };
  } catch (error) {
    redis.disconnect();
    throw error;
  }
}
