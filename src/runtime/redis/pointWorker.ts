/** Takes points out of the queue of its kind, one after the other or some at a time, and hands them back when it is to end. */
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { DelayedError, type Job, UnrecoverableError, WaitingError, Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import { pointKey } from '../../lab/studies/point.ts';
import { toMessage } from '../errors.ts';
import { kindText, type PointJob, type PointKind } from '../machines/points.ts';
import { PREFIX, queueName } from './names.ts';
import { bePresent } from './presence.ts';
import { writeResult } from './results.ts';

/** As long as a machine that says nothing is waited for, and how often it is looked for such. */
const LOCK_MS = 8000;
const LOOK_MS = 4000;
/** A point that takes its worker with it so often is given up. */
const MOST_STALLED = 3;
/** Until a point is offered again that this worker has left to others. */
const LEFT_MS = 5000;
const RETRY_MS = 1000;
/** Ending takes no longer than what is in hand is given, and so much. */
const CLOSED_MS = 1000;

/** A Redis that is full, a replica, or without room on its disk; scripts tell it within their own words. */
const TAKES_NOTHING = /(^|-)(OOM|READONLY|MISCONF)/;

/** A point that another worker may do, and this cannot. */
export class LeftToOthers extends Error {
  override readonly name = 'LeftToOthers';
}

export interface PointWorkerHost {
  readonly kind: PointKind;
  /** So many at a time. */
  readonly inHand: number;
  /** @throws LeftToOthers, or what it fails with */
  compute(job: PointJob, id: string): Promise<object>;
  /** Whether it would fail in the same way elsewhere. */
  isFinal(error: unknown): boolean;
  told(line: string): void;
}

class HandedBack extends Error {
  override readonly name = 'HandedBack';
}

export interface PointWorker {
  /** Milliseconds since it last had something in hand. */
  idleFor(): number;
  /** Takes no more, gives what is in hand so long, and hands back the rest. @returns how many those were */
  end(graceMs: number): Promise<number>;
  readonly done: number;
}

export function startPointWorker(redis: Redis, host: PointWorkerHost): PointWorker {
  const { kind, told } = host;
  const inHand = new Set<Promise<unknown>>();
  const said = new Set<string>();
  const once = (line: string) => {
    if (!said.has(line)) told(line);
    said.add(line);
  };
  let [done, lastBusy, handedBack] = [0, performance.now(), 0];
  let giveUp = (_: Error) => {};
  const givenUp = new Promise<never>((_, reject) => {
    giveUp = reject;
  });
  givenUp.catch(() => undefined);

  async function compute(job: Job<PointJob>): Promise<true> {
    const id = job.id ?? '';
    if (pointKey(job.data.experiment, kind.engine) !== id) {
      throw new UnrecoverableError('The point is not the one that it is named by.');
    }
    const result = await host.compute(job.data, id);
    await written(id, result);
    done++;
    return true;
  }

  /** Where there is no room for it at the moment, it waits for some. */
  async function written(id: string, result: object): Promise<void> {
    for (;;) {
      try {
        return await writeResult(redis, kind, id, result);
      } catch (error) {
        if (!(error instanceof Error && TAKES_NOTHING.test(error.message))) throw error;
        once(`Redis takes nothing at the moment (${error.message}): trying again`);
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    }
  }

  async function processed(job: Job<PointJob>, token: string | undefined): Promise<true> {
    const work = compute(job);
    inHand.add(work);
    try {
      return await Promise.race([work, givenUp]);
    } catch (error) {
      if (error instanceof HandedBack) {
        await job.moveToWait(token);
        handedBack++;
        throw new WaitingError();
      }
      if (error instanceof LeftToOthers) {
        once(error.message);
        await job.updateProgress({ left: error.message });
        await job.moveToDelayed(Date.now() + LEFT_MS, token);
        throw new DelayedError();
      }
      if (error instanceof UnrecoverableError) throw error;
      const text = JSON.stringify(toMessage(error));
      throw host.isFinal(error) ? new UnrecoverableError(text) : new Error(text);
    } finally {
      inHand.delete(work);
      lastBusy = performance.now();
    }
  }

  const worker = new Worker<PointJob, true>(queueName(kind), processed, {
    connection: redis,
    prefix: PREFIX,
    concurrency: host.inHand,
    lockDuration: LOCK_MS,
    lockRenewTime: LOCK_MS / 4,
    stalledInterval: LOOK_MS,
    maxStalledCount: MOST_STALLED,
    runRetryDelay: RETRY_MS,
  });
  worker.on('error', (error) => {
    // That the line is broken is told where it is held.
    if (TAKES_NOTHING.test(error.message))
      once(`Redis takes nothing at the moment (${error.message}): trying again`);
  });
  worker.on('stalled', (id) =>
    told(`point ${id.slice(0, 8)} goes back into the queue: whoever had it in hand says nothing any more`),
  );

  const who = `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`;
  const presence = bePresent(redis, 'workers', { ...kind, who }, (sweeps) => {
    for (const other of sweeps) {
      if (other.version === kind.version && other.engine === kind.engine) continue;
      const what =
        other.version === kind.version
          ? `start one with --engine ${other.engine}`
          : 'start one of that version';
      once(
        `a sweep asks for ${kindText(other)}: this worker is ${kindText(kind)} and takes none of its points; ${what}`,
      );
    }
  });

  return {
    idleFor: () => (inHand.size > 0 ? 0 : performance.now() - lastBusy),
    get done() {
      return done;
    },
    async end(graceMs) {
      await worker.pause(true);
      let timer: ReturnType<typeof setTimeout> | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, graceMs);
      });
      await Promise.race([Promise.allSettled([...inHand]), late]);
      clearTimeout(timer);
      giveUp(new HandedBack('The worker ends.'));
      await Promise.race([
        Promise.all([worker.close(), presence.close()]),
        new Promise((resolve) => setTimeout(resolve, CLOSED_MS)),
      ]);
      return handedBack;
    },
  };
}
