/** A redis-server of a test's own: on a free port, with its data in a folder of its own, ended with the test. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Debian's, or whichever is on the path. */
export const hasRedisServer = spawnSync('redis-server', ['--version']).status === 0;

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { readonly port: number };
      server.close(() => resolve(port));
    });
  });
}

/** What it answers first; a server that asks for a password answers, too. */
function answerOf(port: number): Promise<string> {
  return new Promise((resolve) => {
    const line = connect(port, '127.0.0.1', () => line.write('PING\r\n'));
    const answered = (answer: unknown) => {
      line.destroy();
      resolve(String(answer));
    };
    line
      .once('data', answered)
      .once('error', answered)
      .once('end', () => answered('it hangs up'));
  });
}

const STARTED_MS = 20_000;

export class RedisServer {
  private child: ChildProcess | undefined;

  private constructor(
    readonly port: number,
    private readonly folder: string,
    private readonly options: readonly string[],
  ) {}

  /** Every write is on disk before it is answered. */
  static async start(...options: string[]): Promise<RedisServer> {
    const folder = mkdtempSync(join(tmpdir(), 'redis-'));
    const server = new RedisServer(await freePort(), folder, options);
    await server.begin();
    return server;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  /** Again, with the data that it had. */
  async begin(): Promise<void> {
    const lasting = ['--appendonly', 'yes', '--appendfsync', 'always', '--save', ''];
    const at = ['--bind', '127.0.0.1', '--port', String(this.port), '--dir', this.folder];
    this.child = spawn('redis-server', [...at, ...lasting, ...this.options], { stdio: 'ignore' });
    const until = performance.now() + STARTED_MS;
    for (;;) {
      const answer = await answerOf(this.port);
      if (/^(\+PONG|-NOAUTH)/.test(answer)) return;
      if (performance.now() > until) throw new Error(`redis-server does not start: ${answer}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** As a machine that loses power. */
  async kill(): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  }

  async close(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
