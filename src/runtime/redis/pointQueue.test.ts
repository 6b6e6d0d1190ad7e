/** Points on a real Redis, computed by workers that train nothing. */
import type { Redis } from 'ioredis';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Experiment } from '../../lab/experiment/experiment.ts';
import { pointKey } from '../../lab/studies/point.ts';
import { tinyExperiment } from '../../lab/testing/tinyExperiment.ts';
import type { PointJob, PointKind } from '../machines/points.ts';
import { redisAddress } from '../machines/redisAddress.ts';
import { connectRedis } from './connectRedis.ts';
import { sweepOverQueue } from './pointQueue.ts';
import { LeftToOthers, type PointWorkerHost, startPointWorker } from './pointWorker.ts';
import { hasRedisServer, hasTls, RedisServer } from './testing/redisServer.ts';

const KIND: PointKind = { version: 7, engine: 'wasm' };

let server: RedisServer;
let closing: (() => unknown)[];

beforeEach(async () => {
  closing = [];
  if (hasRedisServer) server = await RedisServer.start();
});
afterEach(async () => {
  for (const close of closing.reverse()) await close();
  if (hasRedisServer) await server.close();
});

async function line(told: (text: string) => void = () => {}): Promise<Redis> {
  const redis = await connectRedis(redisAddress(server.url)!, told);
  closing.push(() => redis.disconnect());
  return redis;
}

const jobsOf = (seeds: readonly number[], engine = KIND.engine) =>
  new Map(
    seeds.map((seed): [string, PointJob] => {
      const experiment = tinyExperiment({ seed });
      return [pointKey(experiment, engine), { experiment, membersPerModel: 40 }];
    }),
  );

interface Answered {
  readonly experiment: Experiment;
  readonly by: string;
}

async function workerNamed(by: string, more: Partial<PointWorkerHost> = {}) {
  const told: string[] = [];
  const computed: number[] = [];
  const redis = await line();
  const worker = startPointWorker(redis, {
    kind: KIND,
    inHand: 2,
    async compute({ experiment }) {
      computed.push(experiment.seed);
      return { experiment, by } satisfies Answered;
    },
    isFinal: () => false,
    told: (text) => told.push(text),
    ...more,
  });
  closing.push(() => worker.end(0));
  return { worker, told, computed };
}

/** A coordinator that waits for these seeds. */
async function sweepOf(
  seeds: readonly number[],
  { kind = KIND, signal = new AbortController().signal } = {},
) {
  const begun = new Set<number>();
  const found: number[] = [];
  const failed: string[] = [];
  const told: string[] = [];
  const jobs = jobsOf(seeds, kind.engine);
  const redis = await line((text) => told.push(text));
  const ends = sweepOverQueue(redis, jobs, signal, {
    kind,
    address: redisAddress(server.url)!,
    begun: (id) => begun.add(jobs.get(id)!.experiment.seed),
    finished: (_, result) => found.push((result as Answered).experiment.seed),
    failed: (id, { message }) => failed.push(`${jobs.get(id)!.experiment.seed}: ${message}`),
    told: (text) => told.push(text),
  });
  return { begun, found, failed, told, ends };
}

const sorted = (numbers: readonly number[]) => numbers.toSorted((a, b) => a - b);
const SEEDS = Array.from({ length: 20 }, (_, i) => i + 1);

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 20));
}

describe.skipIf(!hasRedisServer)('points over Redis', () => {
  it('are computed once each, by two workers, for two coordinators of one grid', async () => {
    const workers = [await workerNamed('a'), await workerNamed('b')];
    const sweeps = [await sweepOf(SEEDS), await sweepOf(SEEDS.toReversed())];
    await Promise.all(sweeps.map(({ ends }) => ends));
    for (const { found, failed } of sweeps) expect([sorted(found), failed]).toEqual([SEEDS, []]);
    // Workers were there before the first sweep listened.
    expect(sorted([...sweeps[0]!.begun])).toEqual(SEEDS);
    expect(sorted(workers.flatMap(({ computed }) => computed))).toEqual(SEEDS);
    // Whoever comes later has them at once.
    const later = await sweepOf(SEEDS);
    await later.ends;
    expect([sorted(later.found), workers.flatMap(({ computed }) => computed).length]).toEqual([SEEDS, 20]);
  });

  it('that fail are tried again, and told with what they failed with', async () => {
    const tries: number[] = [];
    const named = (name: string, message: string) => Object.assign(new Error(message), { name });
    await workerNamed('a', {
      async compute({ experiment }) {
        const { seed } = experiment;
        tries.push(seed);
        if (seed === 1) throw named('TooFewExamples', 'There are 3.');
        if (seed === 2 && tries.filter((one) => one === 2).length < 3)
          throw named('EngineLost', 'It is lost.');
        return { experiment };
      },
      isFinal: ({ name }: Error) => name === 'TooFewExamples',
    } as Partial<PointWorkerHost>);
    const { found, failed, ends } = await sweepOf([1, 2, 3]);
    await ends;
    expect([sorted(found), failed, sorted(tries)]).toEqual([[2, 3], ['1: There are 3.'], [1, 2, 2, 2, 3]]);
  });

  it('whose data a worker has not are left to one that has', async () => {
    const without = await workerNamed('without', {
      compute: () => Promise.reject(new LeftToOthers('this machine has not the data')),
    });
    const sweep = await sweepOf([1, 2]);
    await until(() => sweep.told.some((text) => text.includes('this machine has not the data')));
    await without.worker.end(0);
    const having = await workerNamed('having');
    await sweep.ends;
    expect([sorted(sweep.found), sorted(having.computed), without.told]).toEqual([
      [1, 2],
      [1, 2],
      ['this machine has not the data'],
    ]);
    expect(sweep.told.filter((text) => text.includes('leaves points'))).toHaveLength(1);
  });

  it('that a worker has in hand when it ends go back at once', async () => {
    let begun = 0;
    const slow = await workerNamed('slow', {
      compute: () => {
        begun++;
        return new Promise(() => {});
      },
    });
    const sweep = await sweepOf([1, 2, 3]);
    await until(() => begun === 2);
    const from = performance.now();
    expect(await slow.worker.end(100)).toBe(2);
    const quick = await workerNamed('quick');
    await sweep.ends;
    expect(performance.now() - from).toBeLessThan(6000);
    expect([sorted(sweep.found), sorted(quick.computed)]).toEqual([
      [1, 2, 3],
      [1, 2, 3],
    ]);
  });

  it('are put there again when Redis has lost them', async () => {
    const sweep = await sweepOf([1, 2, 3]);
    const redis = await line();
    await until(() => sweep.told.some((text) => text.includes('no worker is there')));
    await redis.flushall();
    await until(() => sweep.told.some((text) => text.includes('put there again')));
    await workerNamed('a');
    await sweep.ends;
    expect(sorted(sweep.found)).toEqual([1, 2, 3]);
  });

  it('of a sweep that is ended are taken back, and those of another are not', async () => {
    const ending = new AbortController();
    const ended = await sweepOf([1, 2, 3], { signal: ending.signal });
    const other = await sweepOf([3, 4]);
    const redis = await line();
    const waiting = () => redis.llen('clmia:7-wasm:wait');
    while ((await waiting()) < 4) await new Promise((resolve) => setTimeout(resolve, 20));
    ending.abort();
    await ended.ends;
    const worker = await workerNamed('a');
    await other.ends;
    expect([ended.found, sorted(other.found), sorted(worker.computed)]).toEqual([[], [3, 4], [3, 4]]);
  });

  it('of a sweep that is ended stay where they are while Redis is gone, and nobody waits for it', async () => {
    const ending = new AbortController();
    const ended = await sweepOf([1, 2], { signal: ending.signal });
    const redis = await line();
    while ((await redis.llen('clmia:7-wasm:wait')) < 2)
      await new Promise((resolve) => setTimeout(resolve, 20));
    await server.kill();
    await until(() => ended.told.some((text) => text.includes('is gone: waiting for it')));
    const worker = startPointWorker(redis, {
      ...{ kind: KIND, inHand: 1, isFinal: () => false, told: () => {} },
      compute: () => Promise.reject(new Error('has nothing to compute')),
    });
    const from = performance.now();
    ending.abort();
    await Promise.all([ended.ends, worker.end(0)]);
    expect(performance.now() - from).toBeLessThan(4500);
    expect(ended.told.at(-1)).toMatch(
      /^points stay on the Redis at .*: workers compute them once it is back$/,
    );
    await server.begin();
    const later = await workerNamed('later');
    await until(() => later.computed.length === 2);
  });

  it('of a sweep that was ended before it began are not put there', async () => {
    const { found, ends } = await sweepOf([1], { signal: AbortSignal.abort() });
    await ends;
    expect([found, await (await line()).exists('clmia:7-wasm:wait')]).toEqual([[], 0]);
  });

  it('of another version or engine are not taken, and both sides say so', async () => {
    const worker = await workerNamed('a');
    const ending = new AbortController();
    const { signal } = ending;
    const newer = await sweepOf([1], { kind: { version: 8, engine: 'wasm' }, signal });
    const gpu = await sweepOf([1], { kind: { version: 7, engine: 'webgpu' }, signal });
    await until(() => worker.told.length === 2 && newer.told.length === 1 && gpu.told.length === 1);
    ending.abort();
    await Promise.all([newer.ends, gpu.ends]);
    expect(worker.computed).toEqual([]);
    expect(sorted(worker.told.map((text) => text.length))).toHaveLength(2);
    expect(worker.told.join()).toContain(
      'a sweep asks for version 8 on wasm: this worker is version 7 on wasm and takes none of its points',
    );
    expect(worker.told.join()).toContain('start one with --engine webgpu');
    expect(newer.told[0]).toContain('no worker is of version 8 on wasm, but of version 7 on wasm');
  });

  it('wait for a Redis that is gone, which is said once, and go on with its data', async () => {
    const sweep = await sweepOf(SEEDS);
    const redis = await line();
    while ((await redis.llen('clmia:7-wasm:wait')) < 20)
      await new Promise((resolve) => setTimeout(resolve, 20));
    await server.kill();
    await until(() => sweep.told.some((text) => text.includes('is gone: waiting for it')));
    await server.begin();
    await workerNamed('a');
    await sweep.ends;
    expect(sorted(sweep.found)).toEqual(SEEDS);
    expect(sweep.told.filter((text) => text.includes('is gone'))).toHaveLength(1);
    expect(sweep.told.filter((text) => text.includes('is back'))).toHaveLength(1);
  });
});

describe.skipIf(!hasRedisServer)('a Redis', () => {
  const refusal = async (url: string) => {
    const address = redisAddress(url)!;
    const error = await connectRedis(address, () => {}).then(String, (one: Error) => one);
    return error as Error & { readonly hint: string };
  };

  it('that is full is told by name, at the start and in the middle', async () => {
    const redis = await line();
    const sweep = await sweepOf([1]);
    const worker = await workerNamed('a', {
      async compute({ experiment }) {
        await redis.config('SET', 'maxmemory', '1');
        return { experiment };
      },
    });
    await until(() => worker.told.some((text) => text.includes('Redis takes nothing at the moment')));
    await redis.config('SET', 'maxmemory', '0');
    await sweep.ends;
    expect([sweep.found, sweep.failed]).toEqual([[1], []]);
    await worker.worker.end(0);
    await workerNamed('b');
    await redis.config('SET', 'maxmemory', '1');
    expect(await refusal(server.url)).toMatchObject({
      name: 'RedisFull',
      hint: expect.stringContaining('maxmemory'),
    });
    const queue = {
      kind: KIND,
      address: redisAddress(server.url)!,
      begun() {},
      finished() {},
      failed() {},
      told() {},
    };
    const adding = sweepOverQueue(redis, jobsOf([2]), new AbortController().signal, queue);
    await expect(adding).rejects.toMatchObject({ name: 'RedisFull' });
    await redis.config('SET', 'maxmemory', '0');
    const later = await sweepOf([1, 2]);
    await later.ends;
    expect(sorted(later.found)).toEqual([1, 2]);
  });

  it('that is a read-only replica is told by name', async () => {
    const replica = await RedisServer.start('--replicaof', '127.0.0.1', String(server.port));
    closing.push(() => replica.close());
    expect(await refusal(replica.url)).toMatchObject({
      name: 'RedisReadOnly',
      message: `Redis at ${replica.url} is a read-only replica.`,
    });
  });

  it('that asks for a password takes the right one, and the wrong one is told nowhere', async () => {
    const locked = await RedisServer.start('--requirepass', 'right');
    closing.push(() => locked.close());
    const at = (password: string) => locked.url.replace('//', `//:${password}@`);
    expect(await refusal(locked.url)).toMatchObject({
      name: 'RedisRefuses',
      message: expect.stringContaining('asks for'),
    });
    const wrong = await refusal(at('secret'));
    expect([wrong.name, `${wrong.message}${wrong.hint}`.includes('secret')]).toEqual(['RedisRefuses', false]);
    const redis = await connectRedis(redisAddress(locked.url, undefined, 'right')!, () => {});
    expect(await redis.ping()).toBe('PONG');
    redis.disconnect();
  });

  it('that has no database of that number is told by name', async () => {
    expect(await refusal(`${server.url}/99`)).toMatchObject({
      name: 'RedisRefuses',
      message: `Redis at ${server.url}/99 has no database of that number.`,
    });
  });

  it.skipIf(!hasTls)(
    'whose certificate nobody has signed, or that speaks no TLS or nothing else, is told by name',
    async () => {
      const locked = await RedisServer.startWithTls();
      closing.push(() => locked.close());
      expect(await refusal(locked.url)).toMatchObject({
        name: 'RedisUntrusted',
        message: `Redis at ${locked.url} shows a certificate that is not trusted here: self-signed certificate.`,
        hint: expect.stringContaining('NODE_EXTRA_CA_CERTS'),
      });
      const mixed = [locked.url.replace('rediss', 'redis'), server.url.replace('redis', 'rediss')];
      for (const error of await Promise.all(mixed.map(refusal))) {
        expect(error.name).toBe('RedisAbsent');
        expect(error.message).toContain('rediss:// is for servers with TLS, redis:// for those without');
      }
    },
  );

  it('that is not there is told by name', async () => {
    await server.kill();
    expect(await refusal(server.url)).toMatchObject({
      name: 'RedisAbsent',
      message: `Redis at ${server.url} cannot be reached: nothing listens there.`,
    });
    expect(await refusal('redis://no-such-host.invalid')).toMatchObject({ name: 'RedisAbsent' });
  });
});
