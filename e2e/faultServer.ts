/**
 * Serves the built page as a bad server or a bad line does. Which files fail, and how, can be changed while it runs.
 *
 *     const server = await FaultServer.start();
 *     await page.goto(server.url);
 *     server.fail(/Evidence-.*\.js$/, 'cut');   // from now on
 *     server.mend();                            // as built again
 *     await server.close();                     // the network is gone: nobody listens
 */
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const BUILT = fileURLToPath(new URL('../dist', import.meta.url));

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.md': 'text/markdown; charset=utf-8',
};

export const FAULTS = [
  /** Not there: what a deployment does to the chunks of the one before. */
  'missing',
  /** Status 500. */
  'broken',
  /** Half of the bytes, in an answer that is whole. */
  'truncated',
  /** The question is taken and never answered. */
  'hanging',
  /** Half of the bytes, and then nothing more; the line stays open. */
  'stalled',
  /** Half of the bytes, and the line is closed. */
  'cut',
  /** The right bytes as something that they are not. */
  'wrongType',
  /** The page's own HTML with status 200, as servers of single-page programs answer for what they lack. */
  'html',
] as const;
export type Fault = (typeof FAULTS)[number];

export interface Line {
  /** Before the first byte of each answer. */
  readonly delayMs?: number;
  readonly bytesPerSecond?: number;
}

export interface Options extends Line {
  readonly folder?: string;
  /** Nothing is kept by default: what the page needs later, it has to have itself. */
  readonly cacheControl?: string;
  /** Where a server that was closed shall be there again. */
  readonly port?: number;
  /** What every page runs before anything of its own. */
  readonly firstScript?: string;
  /** The same for every worker. */
  readonly firstInWorkers?: string;
}

interface Failing {
  readonly files: RegExp;
  readonly fault: Fault;
  left: number;
}

/** Beside the page, since its policy allows no script within it that it does not know. */
const FIRST_SCRIPT = 'first-script.js';

const WORKER = /\.worker-[\w-]+\.js$/;

/** So many pieces a second on a slow line. */
const PIECES_PER_SECOND = 20;

export class FaultServer {
  private readonly failing: Failing[] = [];
  private readonly keptBack: { readonly files: RegExp; readonly released: Promise<void> }[] = [];
  private line: Line;
  private folder: string;
  /** What is served unless another folder is asked for. */
  static readonly built = BUILT;

  /** Every path that was asked for, with the fault that it met. */
  readonly asked: { readonly path: string; readonly fault: Fault | null }[] = [];
  private readonly held = new Set<ServerResponse>();

  private constructor(
    private readonly server: Server,
    private readonly options: Options,
  ) {
    this.line = options;
    this.folder = options.folder ?? BUILT;
  }

  static async start(options: Options = {}): Promise<FaultServer> {
    const server = createServer();
    const faults = new FaultServer(server, options);
    server.on('request', (request, response) => void faults.answer(request, response));
    server.listen(options.port ?? 0, 'localhost');
    await once(server, 'listening');
    return faults;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://localhost:${this.port}/`;
  }

  /** All files of the build, as paths beside the page. */
  static files(folder = BUILT): string[] {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((path) => path.replaceAll('\\', '/'))
      .filter((path) => statSync(join(folder, path)).isFile())
      .sort();
  }

  /** @param times how often it fails before it is served */
  fail(files: RegExp, fault: Fault, times = Number.POSITIVE_INFINITY): void {
    this.failing.unshift({ files, fault, left: times });
  }

  /** Ends what hangs, as a server that starts anew does: a browser keeps few connections, and all may hang. */
  release(): void {
    for (const response of this.held) response.destroy();
    this.held.clear();
  }

  /** Serves what matches, or everything, as it is. What hangs stays hanging. */
  mend(files?: RegExp): void {
    const kept = files ? this.failing.filter((one) => one.files.source !== files.source) : [];
    this.failing.splice(0, this.failing.length, ...kept);
  }

  /** Another version in place of the one before, all at once. */
  deploy(folder: string): void {
    this.folder = folder;
  }

  /** The line is slow from now on, or quick again with `{}`. */
  slow(line: Line): void {
    this.line = line;
  }

  /** From now on what matches is kept back. @returns what lets it go */
  keepBack(files: RegExp): () => void {
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    this.keptBack.push({ files, released });
    return release;
  }

  /** What hangs is cut, and nobody answers any more. */
  async close(): Promise<void> {
    if (!this.server.listening) return;
    this.server.close();
    this.server.closeAllConnections();
    await once(this.server, 'close');
  }

  private faultOf(path: string): Fault | null {
    const failing = this.failing.find(({ files, left }) => left > 0 && files.test(path));
    if (!failing) return null;
    failing.left -= 1;
    return failing.fault;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.on('error', () => {});
    const asked = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname).slice(1);
    const path = asked === '' ? 'index.html' : asked;
    const fault = this.faultOf(path);
    this.asked.push({ path, fault });
    await this.keptBack.find(({ files }) => files.test(path))?.released;
    const { folder } = this;
    const { firstScript } = this.options;
    if (firstScript !== undefined && path === FIRST_SCRIPT) return script(response, firstScript);
    const file = join(folder, path);
    const there = file.startsWith(folder) && existsSync(file) && statSync(file).isFile();
    if (fault === 'hanging') return void this.held.add(response);
    if (fault === 'broken') return plain(response, 500, 'Internal Server Error');
    if (fault === 'missing' || !there) return plain(response, 404, 'Not Found');
    const asBuilt = readFileSync(fault === 'html' ? join(folder, 'index.html') : file);
    const bytes = this.withOwnScript(path, asBuilt);
    const type = fault === 'html' ? TYPES['.html'] : TYPES[extname(path)];
    const wrong = extname(path) === '.json' || extname(path) === '.bin' ? 'image/png' : 'text/plain';
    const half = fault === 'truncated' || fault === 'cut' || fault === 'stalled';
    const body = half ? bytes.subarray(0, bytes.length >> 1) : bytes;
    response.writeHead(200, {
      'Content-Type': fault === 'wrongType' ? wrong : (type ?? 'application/octet-stream'),
      'Content-Length': fault === 'truncated' ? body.length : bytes.length,
      'Cache-Control': this.options.cacheControl ?? 'no-store',
    });
    if (request.method === 'HEAD') return void response.end();
    await this.send(response, body);
    if (fault === 'stalled') return void this.held.add(response);
    if (fault === 'cut') return void response.destroy();
    response.end();
  }

  private withOwnScript(path: string, asBuilt: Buffer): Buffer {
    const { firstScript, firstInWorkers } = this.options;
    if (firstScript !== undefined && extname(path) === '.html') return withFirstScript(asBuilt);
    if (firstInWorkers !== undefined && WORKER.test(path))
      return Buffer.concat([Buffer.from(`${firstInWorkers};\n`), asBuilt]);
    return asBuilt;
  }

  private async send(response: ServerResponse, body: Buffer): Promise<void> {
    const { delayMs = 0, bytesPerSecond } = this.line;
    if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
    const piece = bytesPerSecond ? Math.max(1, Math.ceil(bytesPerSecond / PIECES_PER_SECOND)) : body.length;
    for (let at = 0; at < body.length && !response.destroyed; at += piece) {
      await new Promise((resolve) => response.write(body.subarray(at, at + piece), resolve));
      if (bytesPerSecond) await new Promise((resolve) => setTimeout(resolve, 1000 / PIECES_PER_SECOND));
    }
  }
}

function plain(response: ServerResponse, status: number, words: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain', 'Cache-Control': 'no-store' });
  response.end(words);
}

function script(response: ServerResponse, source: string): void {
  response.writeHead(200, { 'Content-Type': TYPES['.js'], 'Cache-Control': 'no-store' });
  response.end(source);
}

function withFirstScript(html: Buffer): Buffer {
  return Buffer.from(html.toString().replace('<head>', `<head><script src="./${FIRST_SCRIPT}"></script>`));
}
