/** A redis-server of a test's own: on a free port, with its data in a folder of its own, ended with the test. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectTls } from 'node:tls';

/** Debian's, or whichever is on the path. */

export const hasRedisServer = spawnSync('redis-server', ['--version']).status === 0;

/** One that was built without it knows no such option; one that has it refuses the port alone. */
export const hasTls =
  hasRedisServer &&
  spawnSync('openssl', ['version']).status === 0 &&
  /between 0 and 65535/.test(String(spawnSync('redis-server', ['--tls-port', '70000']).stderr));

/** A certificate for this machine that nobody has signed, and its key, in a folder. */
function selfMadeCertificate(folder: string): { readonly cert: string; readonly key: string } {
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  const names = ['-subj', '/CN=clmia-test', '-addext', 'subjectAltName=IP:127.0.0.1'];
  const made = spawnSync('openssl', ['req', '-x509', ...kind, ...names, '-keyout', key, '-out', cert]);
  if (made.status !== 0) throw new Error(String(made.stderr));
  return { cert, key };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { readonly port: number };
      server.close(() => resolve(port));
    });
  });
}

/** What it answers first; a server that asks for a password answers, too. */
function answerOf(port: number, isTls: boolean): Promise<string> {
  return new Promise((resolve) => {
    const ask = () => line.write('PING\r\n');
    const at = { port, host: '127.0.0.1' };
    const line = isTls ? connectTls({ ...at, rejectUnauthorized: false }, ask) : connect(at, ask);
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
    /** Where its certificate lies, if it speaks TLS alone. */
    readonly certificate?: string,
  ) {}

  /** Every write is on disk before it is answered. */
  static async start(...options: string[]): Promise<RedisServer> {
    const folder = mkdtempSync(join(tmpdir(), 'redis-'));
    const server = new RedisServer(await freePort(), folder, options);
    await server.begin();
    return server;
  }

  static async startWithTls(): Promise<RedisServer> {
    const folder = mkdtempSync(join(tmpdir(), 'redis-'));
    const { cert, key } = selfMadeCertificate(folder);
    const options = ['--tls-cert-file', cert, '--tls-key-file', key, '--tls-auth-clients', 'no'];
    const server = new RedisServer(await freePort(), folder, options, cert);
    await server.begin();
    return server;
  }

  get url(): string {
    return `redis${this.certificate ? 's' : ''}://127.0.0.1:${this.port}`;
  }

  /** Again, with the data that it had. */
  async begin(): Promise<void> {
    const lasting = ['--appendonly', 'yes', '--appendfsync', 'always', '--save', ''];
    const isTls = this.certificate !== undefined;
    const ports = isTls ? ['--port', '0', '--tls-port', String(this.port)] : ['--port', String(this.port)];
    const at = ['--bind', '127.0.0.1', ...ports, '--dir', this.folder];
    this.child = spawn('redis-server', [...at, ...lasting, ...this.options], { stdio: 'ignore' });
    const until = performance.now() + STARTED_MS;
    for (;;) {
      const answer = await answerOf(this.port, isTls);
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
