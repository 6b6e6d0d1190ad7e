/** A sweep on several programs over a real Redis, of which one is killed or frozen and Redis is restarted: the built command line. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_EXPERIMENT } from '../lab/experiment/experiment.ts';
import { hasRedisServer, hasTls, RedisServer } from '../runtime/redis/testing/redisServer.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const data = join(root, 'public/data');
let built: string;

beforeAll(() => {
  // Below node_modules: the command line finds its packages from there, and its threads beside it.
  built = mkdtempSync(join(root, 'node_modules/.clmia-test-'));
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const options = ['build', '--config', 'vite.cli.config.ts', '--outDir', built];
  const { status, stderr } = spawnSync(process.execPath, [vite, ...options], { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return () => rmSync(built, { recursive: true });
});

const WITHIN_MS = 240_000;

/** A command that goes on beside the test. */
class Program {
  readonly lines: string[] = [];
  private out = '';
  private readonly child: ChildProcess;
  private readonly ended: Promise<number | null>;
  private readonly listeners = new Set<() => void>();

  /** @param redis whose certificate it trusts, where that has one */
  constructor(redis: RedisServer | undefined, ...argv: string[]) {
    const trusted = redis?.certificate && { NODE_EXTRA_CA_CERTS: redis.certificate };
    const over = redis ? ['--redis', redis.url] : [];
    this.child = spawn(process.execPath, [join(built, 'main.js'), ...argv, ...over], {
      cwd: built,
      env: { ...process.env, ...trusted },
    });
    let rest = '';
    this.child.stderr!.setEncoding('utf8').on('data', (text: string) => {
      const [last = '', ...whole] = `${rest}${text}`.split('\n').reverse();
      this.lines.push(...whole.reverse());
      rest = last;
      this.heard();
    });
    this.child.stdout!.setEncoding('utf8').on('data', (text: string) => {
      this.out += text;
    });
    this.ended = new Promise((resolve) =>
      this.child.once('close', (code) => {
        resolve(code);
        this.heard();
      }),
    );
  }

  private heard(): void {
    for (const listener of this.listeners) listener();
    this.listeners.clear();
  }

  count(line: RegExp): number {
    return this.lines.filter((one) => line.test(one)).length;
  }

  /** Until it has told so many lines of that kind. */
  async told(line: RegExp, times = 1): Promise<void> {
    while (this.count(line) < times) {
      if (this.child.exitCode !== null) throw new Error(`It has ended:\n${this.lines.join('\n')}`);
      await new Promise<void>((resolve) => this.listeners.add(resolve));
    }
  }

  /** The program that does not run, and says nothing, until it is woken. */
  freeze(): void {
    this.child.kill('SIGSTOP');
  }

  wake(): void {
    this.child.kill('SIGCONT');
  }

  async end(signal: NodeJS.Signals): Promise<number | null> {
    this.child.kill(signal);
    return this.ended;
  }

  async answer(): Promise<unknown> {
    const code = await this.ended;
    expect([code, this.lines.filter((line) => /fail|fault/.test(line))]).toEqual([0, []]);
    return JSON.parse(this.out);
  }
}

const grid = (base: object, vary: object) => {
  const file = join(built, 'grid.json');
  writeFileSync(file, JSON.stringify({ base, vary }));
  return file;
};
const TINY = {
  'dataset.membersPerModel': 40,
  'target.width': 0.125,
  'target.epochs': 3,
  'contrastive.epochs': 3,
  'head.steps': 10,
  'views.count': 2,
  attacks: 'clmia,loss',
};
const SEEDS = [1, 2, 3];

interface Swept {
  readonly points: readonly { readonly experiment: { readonly seed: number } }[];
}

const HERE = ['--engine', 'wasm', '--data', data];

const sweptAlone = async (file: string) =>
  (await new Program(undefined, 'sweep', file, '--json', '--jobs', '1', ...HERE).answer()) as Swept;
const workerOn = (redis: RedisServer, ...more: string[]) =>
  new Program(redis, 'worker', '--jobs', '1', ...HERE, ...more);

const open: (Program | RedisServer)[] = [];
const kept = <T extends Program | RedisServer>(one: T): T => {
  open.push(one);
  return one;
};
afterEach(async () => {
  for (const one of open.splice(0)) await (one instanceof Program ? one.end('SIGKILL') : one.close());
});

describe.skipIf(!hasRedisServer)('a sweep over Redis', () => {
  it('survives a killed worker and a Redis that is restarted: every point once, the same figures, no target twice', {
    tags: ['slow'],
    timeout: WITHIN_MS,
  }, async () => {
    const file = grid(TINY, { seed: SEEDS, 'contrastive.temperature': [0.05, 0.1, 0.5, 1] });
    const alone = await sweptAlone(file);
    const redis = kept(await RedisServer.start());
    const workers = [0, 1].map(() => kept(workerOn(redis)));
    const sweep = kept(new Program(redis, 'sweep', file, '--json', ...HERE));

    // Should the sweep end before, it says why.
    await Promise.race([workers[0]!.told(/^point \w+ done$/), sweep.told(/^point 12 of 12 done/)]);
    await workers[0]!.end('SIGKILL');
    await sweep.told(/^point \d+ of 12 done/, 5);
    await redis.kill();
    await sweep.told(/is gone: waiting for it/);
    await redis.begin();
    const together = (await sweep.answer()) as Swept;

    expect(together.points).toEqual(alone.points);
    expect(sweep.count(/^point \d+ of 12 done/)).toBe(12);
    expect(sweep.count(/is back$/)).toBe(1);
    const trained = workers.reduce((sum, one) => sum + one.count(/: target done in/), 0);
    expect(trained).toBe(SEEDS.length);
    expect(await workers[1]!.end('SIGTERM')).toBe(143);
  });

  it(`gives a frozen worker's points to others, and what that one brings when it wakes up changes nothing: ${hasTls ? 'over TLS' : 'without TLS, as this redis-server has none'}, weights by a folder`, {
    tags: ['slow'],
    timeout: WITHIN_MS,
  }, async () => {
    // A target's weights are more than Redis is given.
    const base = { ...TINY, 'target.width': 1, 'target.epochs': 1 };
    const seed = [1, 2, 3, 4];
    const file = grid(base, { seed });
    const alone = await sweptAlone(file);
    const redis = kept(await (hasTls ? RedisServer.startWithTls() : RedisServer.start()));
    const store = join(built, 'store');
    const frozen = kept(workerOn(redis, '--store', store));
    const sweep = kept(new Program(redis, 'sweep', file, '--json', ...HERE));
    await Promise.race([frozen.told(/: target done in/), sweep.told(/^point 4 of 4 done/)]);
    frozen.freeze();
    const other = kept(workerOn(redis, '--store', store));
    expect(((await sweep.answer()) as Swept).points).toEqual(alone.points);
    expect(sweep.count(/^point \d of 4 done/)).toBe(4);
    expect(other.count(/whoever had it in hand says nothing any more/)).toBeGreaterThan(0);
    expect(await other.end('SIGTERM')).toBe(143);

    const late = frozen.count(/^point \w+ done$/);
    frozen.wake();
    await frozen.told(/^point \w+ done$/, late + 1);
    const more = { seed, 'contrastive.temperature': [DEFAULT_EXPERIMENT.contrastive.temperature, 1] };
    const again = kept(new Program(redis, 'sweep', grid(base, more), '--json', ...HERE));
    const found = ((await again.answer()) as Swept).points;
    expect(found).toHaveLength(8);
    expect(found).toEqual(expect.arrayContaining([...alone.points]));
    // What the other one trained it has from the folder.
    expect(readdirSync(store).length).toBeGreaterThan(0);
    expect(frozen.count(/: target done in/)).toBeLessThan(seed.length);
    expect(await frozen.end('SIGTERM')).toBe(143);
  });
});
