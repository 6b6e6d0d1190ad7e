/** Results of points in Redis, until whoever asked for them has them, and for a day. */
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Redis } from 'ioredis';
import { packed, unpacked } from '../machines/packed.ts';
import type { PointKind } from '../machines/points.ts';
import { KEPT_SECONDS, resultName } from './names.ts';

const [zip, unzip] = [promisify(gzip), promisify(gunzip)];

export async function writeResult(redis: Redis, kind: PointKind, id: string, result: object): Promise<void> {
  await redis.set(resultName(kind, id), await zip(packed(result)), 'EX', KEPT_SECONDS);
}

/** @returns undefined where it is not there, or no longer what was written */
export async function readResult(redis: Redis, kind: PointKind, id: string): Promise<unknown> {
  const bytes = await redis.getBuffer(resultName(kind, id));
  if (!bytes) return undefined;
  return unzip(bytes).then(unpacked, () => undefined);
}
