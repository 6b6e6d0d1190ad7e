/** Puts points on the queue of their kind, and tells what becomes of each, exactly once. */
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { Job, Queue, QueueEvents } from 'bullmq';
import type { Redis } from 'ioredis';
import { fromMessage } from '../errors.ts';
import { kindText, type PointJob, type PointKind } from '../machines/points.ts';
import type { RedisAddress } from '../machines/redisAddress.ts';
import type { ErrorMessage } from '../protocol.ts';
import { KEPT_SECONDS, PREFIX, queueName } from './names.ts';
import { bePresent } from './presence.ts';
import { redisError } from './redisErrors.ts';
import { readResult } from './results.ts';

const AT_ONCE = 500;
/** What no event has told of is looked for so often. */
const LOOK_MS = 2000;
const RETRIES = 3;
const RETRY_MS = 1000;
/** Ending takes no longer than both: whoever started the program waits five seconds. */
const CANCELLED_MS = 3000;
const CLOSED_MS = 1000;

export interface PointQueueHost {
  readonly kind: PointKind;
  readonly address: RedisAddress;
  /** A worker has it in hand. */
  begun(id: string): void;
  finished(id: string, result: unknown): void;
  failed(id: string, error: Error): void;
  told(line: string): void;
}

function failureOf(text: string): Error {
  try {
    return fromMessage(JSON.parse(text) as ErrorMessage);
  } catch {
    return new Error(text);
  }
}

function* chunks<T>(all: readonly T[], size: number): Generator<T[]> {
  for (let at = 0; at < all.length; at += size) yield all.slice(at, at + size);
}

/** From where on events are those of this sweep: what is told before anybody listens is not lost. */
async function lastEvent(redis: Redis, queue: Queue): Promise<string> {
  const [last] = await redis.xrevrange(queue.toKey('events'), '+', '-', 'COUNT', 1);
  return last?.[0] ?? '0-0';
}

/**
 * @param jobs by their points' keys; of each it is told once that it is finished or failed
 * Resolves once every point is settled, or the signal says so: then points that nobody has begun are taken back.
 * @throws RedisError where the points cannot be put there
 */
export async function sweepOverQueue(
  redis: Redis,
  jobs: ReadonlyMap<string, PointJob>,
  signal: AbortSignal,
  { kind, address, begun, finished, failed, told }: PointQueueHost,
): Promise<void> {
  const name = queueName(kind);
  const queue = new Queue<PointJob, true>(name, {
    connection: redis,
    prefix: PREFIX,
    defaultJobOptions: {
      attempts: RETRIES,
      backoff: { type: 'exponential', delay: RETRY_MS },
      removeOnComplete: { age: KEPT_SECONDS },
      removeOnFail: { age: KEPT_SECONDS },
    },
  });
  queue.on('error', () => {});
  const waitFor = new Set(jobs.keys());
  let wake = () => {};
  const over = new Promise<void>((resolve) => {
    wake = resolve;
  });
  signal.addEventListener('abort', wake);
  if (signal.aborted) wake();
  const check = () => {
    if (waitFor.size === 0) wake();
  };
  const listening = redis.duplicate();
  listening.on('error', () => {});
  const events = new QueueEvents(name, {
    connection: listening,
    prefix: PREFIX,
    lastEventId: await Promise.race([lastEvent(redis, queue), over.then(() => '$')]),
  });
  events.on('error', () => {});
  const said = new Set<string>();
  const once = (line: string) => {
    if (!said.has(line)) told(line);
    said.add(line);
  };

  const put = async (ids: readonly string[]) => {
    const all = ids.map((jobId) => ({ name: 'point', data: jobs.get(jobId)!, opts: { jobId } }));
    for (const some of chunks(all, AT_ONCE)) if (!signal.aborted) await queue.addBulk(some);
  };

  /** What has become of some of those that are waited for. @returns those that are not there */
  async function look(ids: readonly string[], again: boolean): Promise<string[]> {
    const lost: string[] = [];
    for (const some of chunks(ids, AT_ONCE)) {
      const asked = redis.pipeline();
      for (const id of some)
        asked.hmget(queue.toKey(id), 'finishedOn', 'returnvalue', 'failedReason', 'data');
      const answers = (await asked.exec()) ?? [];
      for (const [i, id] of some.entries()) {
        const [error, fields] = answers[i] ?? [];
        if (error) throw error;
        const [finishedOn, computed, failedReason, data] = fields as (string | null)[];
        if (!waitFor.has(id)) continue;
        if (data === null) lost.push(id);
        if (!finishedOn) continue;
        // What it failed with at first stays beside what came of it in the end.
        if (!computed) {
          if (again) await (await Job.fromId(queue, id))?.retry('failed', { resetAttemptsMade: true });
          else if (waitFor.delete(id)) failed(id, failureOf(failedReason ?? ''));
          continue;
        }
        const result = await readResult(redis, kind, id);
        if (result === undefined) {
          // It was computed, and what came of it is gone.
          await queue.remove(id);
          lost.push(id);
        } else if (waitFor.delete(id)) finished(id, result);
      }
    }
    return lost;
  }

  const who = `${hostname()}:${process.pid}:${randomUUID().slice(0, 8)}`;
  const presence = bePresent(redis, 'sweeps', { ...kind, who }, (workers) => {
    if (workers.some(({ version, engine }) => version === kind.version && engine === kind.engine)) return;
    const others = [...new Set(workers.map(kindText))].join(', ');
    const there =
      others === '' ? 'no worker is there' : `no worker is of ${kindText(kind)}, but of ${others}`;
    once(`${there}: start one with clmia worker --engine ${kind.engine} --redis ${address.shown}`);
  });

  let isLooking = false;
  const lookAll = async () => {
    if (isLooking) return;
    isLooking = true;
    try {
      const lost = await look([...waitFor.keys()], false);
      if (lost.length > 0 && !signal.aborted) {
        once('points have gone from Redis (its data, its room or another sweep): they are put there again');
        await put(lost);
      }
      check();
    } catch {
      // Looked for again in a while.
    } finally {
      isLooking = false;
    }
  };
  const of = ({ jobId }: { readonly jobId: string }) => {
    if (waitFor.has(jobId)) void look([jobId], false).then(check, () => undefined);
  };
  events.on('active', ({ jobId }) => {
    if (waitFor.has(jobId)) begun(jobId);
  });
  events.on('completed', of);
  events.on('failed', of);
  events.on('progress', ({ jobId, data }) => {
    const { left } = data as { readonly left?: string };
    if (left !== undefined && waitFor.has(jobId)) once(`a worker leaves points to others: ${left}`);
  });

  const begin = async () => {
    await put([...waitFor.keys()]);
    const missing = await look([...waitFor.keys()], true);
    await put(missing);
  };
  try {
    await Promise.race([begin(), over]);
  } catch (error) {
    await close();
    throw redisError(address.shown, error);
  }
  const looking = setInterval(() => void lookAll(), LOOK_MS);
  check();
  await over;
  clearInterval(looking);
  // A Redis that is gone is not waited for: what lies there stays.
  if (redis.status === 'ready')
    await Promise.race([cancelled(), new Promise((resolve) => setTimeout(resolve, CANCELLED_MS))]);
  else if (waitFor.size > 0)
    told(`points stay on the Redis at ${address.shown}: workers compute them once it is back`);
  await close();

  /** Those that somebody has begun are finished, and there for whoever asks next. */
  async function cancelled(): Promise<void> {
    for (const some of chunks([...waitFor.keys()], AT_ONCE)) {
      await Promise.all(some.map((id) => queue.remove(id).catch(() => 0)));
    }
  }

  async function close(): Promise<void> {
    const all = Promise.allSettled([presence.close(), events.close(), queue.close()]);
    await Promise.race([all, new Promise((resolve) => setTimeout(resolve, CLOSED_MS))]);
    listening.disconnect();
  }
}
