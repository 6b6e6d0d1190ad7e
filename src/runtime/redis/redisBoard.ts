/** The board of a version's stages in Redis. */
import type { Redis } from 'ioredis';
import type { Board } from '../machines/board.ts';
import { IN_HAND_MS } from '../machines/otherMachines.ts';
import { inHandName, KEPT_SECONDS, outcomeName } from './names.ts';

/** Whether there is an outcome, and whose hands it is in, is looked at and answered in one go. */
const TAKE = `
if redis.call('EXISTS', KEYS[1]) == 1 then return 0 end
local holder = redis.call('GET', KEYS[2])
if holder and holder ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[2], ARGV[1], 'PX', ARGV[2])
return 1`;
const KEEP = `if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('PEXPIRE', KEYS[1], ARGV[2]) end`;
const LEAVE = `if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end`;

/** @param holder this program, among all that share the board */
export function redisBoard(redis: Redis, version: number, holder: string): Board {
  const outcome = (key: string) => outcomeName(version, key);
  const inHand = (key: string) => inHandName(version, key);
  return {
    async read(key) {
      const bytes = await redis.getBuffer(outcome(key));
      if (bytes) void redis.expire(outcome(key), KEPT_SECONDS).catch(() => undefined);
      return bytes ?? undefined;
    },
    async write(key, bytes) {
      await redis.set(
        outcome(key),
        Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
        'EX',
        KEPT_SECONDS,
      );
    },
    async take(key) {
      return (await redis.eval(TAKE, 2, outcome(key), inHand(key), holder, IN_HAND_MS)) === 1;
    },
    async keep(keys) {
      await Promise.all(keys.map((key) => redis.eval(KEEP, 1, inHand(key), holder, IN_HAND_MS)));
    },
    async leave(key) {
      await redis.eval(LEAVE, 1, inHand(key), holder);
    },
    async settled(key) {
      const [there, held] = await Promise.all([redis.exists(outcome(key)), redis.exists(inHand(key))]);
      return there === 1 || held === 0;
    },
  };
}
