/** A line to a Redis that has been tried out, and that is waited for when it breaks. */
import { Redis } from 'ioredis';
import type { RedisAddress } from '../machines/redisAddress.ts';
import { redisError } from './redisErrors.ts';

const CONNECTED_MS = 5000;
const LONGEST_WAIT_MS = 5000;
const FIRST_WAIT_MS = 50;

/** What is asked waits until the line is back, however long that takes. */
const LASTING = {
  connectTimeout: CONNECTED_MS,
  maxRetriesPerRequest: null,
  retryStrategy: (times: number) => Math.min(FIRST_WAIT_MS * 2 ** times, LONGEST_WAIT_MS),
};

/** Whether it lets us in, lets us write and has room. @throws RedisError */
async function tryOut({ url, shown }: RedisAddress): Promise<void> {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: CONNECTED_MS,
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
  });
  let lost: unknown;
  redis.on('error', (error) => {
    lost = error;
  });
  try {
    await redis.connect();
    await redis.set('clmia:tried', 1, 'PX', 1000);
    // Without the database that is asked for it would go on in another.
    if (lost) throw lost;
  } catch (error) {
    throw redisError(shown, lost ?? error);
  } finally {
    redis.disconnect();
  }
}

/**
 * @param told when the line breaks, and when it is back, once each time
 * @throws RedisError where it cannot be reached, refuses, is full or cannot be written
 */
export async function connectRedis(address: RedisAddress, told: (line: string) => void): Promise<Redis> {
  await tryOut(address);
  const redis = new Redis(address.url, LASTING);
  let isAway = false;
  redis.on('error', () => {});
  redis.on('close', () => {
    if (isAway || redis.status === 'end') return;
    isAway = true;
    told(`Redis at ${address.shown} is gone: waiting for it`);
  });
  redis.on('ready', () => {
    if (isAway) told(`Redis at ${address.shown} is back`);
    isAway = false;
  });
  return redis;
}
