/** Which kinds of points are wanted, and computed, at this moment: told by everyone of himself again and again. */
import type { Redis } from 'ioredis';
import type { PointKind } from '../machines/points.ts';
import { PREFIX } from './names.ts';

const TELL_MS = 3000;
const SILENT_MS = 10_000;

export type Role = 'sweeps' | 'workers';

interface Present extends PointKind {
  readonly who: string;
}

const roleName = (role: Role) => `${PREFIX}:${role}`;

async function now(redis: Redis): Promise<number> {
  const [seconds] = await redis.time();
  return Number(seconds) * 1000;
}

/** Those of a role of whom something was heard of late. */
async function present(redis: Redis, role: Role): Promise<PointKind[]> {
  const at = await now(redis);
  await redis.zremrangebyscore(roleName(role), '-inf', String(at - SILENT_MS));
  const members = await redis.zrange(roleName(role), 0, '-1');
  return members.map((member) => JSON.parse(member) as Present);
}

/**
 * Tells that one is there, until it is ended, and looks who else is.
 * @param look is given those of the other role each time
 */
export function bePresent(
  redis: Redis,
  role: Role,
  { version, engine, who }: Present,
  look: (others: readonly PointKind[]) => void,
): { close(): Promise<void> } {
  const member = JSON.stringify({ version, engine, who });
  const other = role === 'sweeps' ? 'workers' : 'sweeps';
  const tell = async () => {
    await redis.zadd(roleName(role), await now(redis), member);
    look(await present(redis, other));
  };
  const telling = setInterval(() => void tell().catch(() => undefined), TELL_MS);
  void tell().catch(() => undefined);
  return {
    async close() {
      clearInterval(telling);
      await redis.zrem(roleName(role), member);
    },
  };
}
