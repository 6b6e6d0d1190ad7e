/** A sweep on several programs over a real Redis, of which one is killed and Redis is restarted: the built command line. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { hasRedisServer, RedisServer } from '../runtime/redis/testing/redisServer.ts';

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

  constructor(...argv: string[]) {
    this.child = spawn(process.execPath, [join(built, 'main.js'), ...argv], { cwd: built });
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
    const here = ['--engine', 'wasm', '--data', data];
    const alone = (await new Program('sweep', file, '--json', '--jobs', '1', ...here).answer()) as Swept;
    const redis = kept(await RedisServer.start());
    const over = ['--redis', redis.url];
    const workers = [0, 1].map(() => kept(new Program('worker', ...over, '--jobs', '1', ...here)));
    const sweep = kept(new Program('sweep', file, '--json', ...over, ...here));

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
});
