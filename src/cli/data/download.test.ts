import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DownloadOptions, download } from './download.ts';

const root = mkdtempSync(join(tmpdir(), 'clmia-download-'));
afterAll(() => rmSync(root, { recursive: true }));

const WHOLE = Uint8Array.from({ length: 300_000 }, (_, i) => (i * i + (i >> 7)) & 255);
const md5 = createHash('md5').update(WHOLE).digest('hex');

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** From the byte that is asked for. */
const honest: Answer = ({ headers: { range } }, response) => {
  const from = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0);
  if (from >= WHOLE.length) return void response.writeHead(416).end();
  if (from > 0)
    response.writeHead(206, {
      'content-range': `bytes ${from}-${WHOLE.length - 1}/${WHOLE.length}`,
      'content-length': WHOLE.length - from,
    });
  else response.writeHead(200, { 'content-length': WHOLE.length });
  response.end(WHOLE.subarray(from));
};

/** Who breaks off as soon as so many bytes have arrived. */
let breaksAt: { readonly bytes: number; readonly response: ServerResponse } | undefined;
const arrived = (done: number) => {
  if (breaksAt && done >= breaksAt.bytes) breaksAt.response.destroy();
};

/** Announces all and breaks off after some of it. */
const breaking =
  (after: number): Answer =>
  ({ headers: { range } }, response) => {
    const from = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0);
    const place = { 'content-range': `bytes ${from}-${WHOLE.length - 1}/${WHOLE.length}` };
    response.writeHead(from > 0 ? 206 : 200, {
      'content-length': WHOLE.length - from,
      ...(from > 0 && place),
    });
    response.write(WHOLE.subarray(from, from + after));
    breaksAt = { bytes: from + after, response };
  };

const failing =
  (status: number): Answer =>
  (_, response) =>
    void response.writeHead(status).end('no');

const ignoringRange: Answer = (_, response) => void response.writeHead(200).end(WHOLE);
const wrongBytes: Answer = (_, response) =>
  void response.end(WHOLE.map((byte, i) => (i === 123_456 ? byte ^ 1 : byte)));

let answers: Answer[];
let asked: (string | undefined)[];
const server = createServer((request, response) => {
  asked.push(request.headers.range);
  (answers.length > 1 ? answers.shift()! : answers[0]!)(request, response);
});
let address: string;

beforeEach(async () => {
  asked = [];
  breaksAt = undefined;
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/archive.tar.gz`;
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

let count = 0;
async function fetched(options: Partial<DownloadOptions> = {}, begun?: Uint8Array): Promise<string> {
  const path = join(root, `${count++}`, 'archive.tar.gz');
  if (begun) {
    mkdirSync(dirname(path));
    writeFileSync(`${path}.part`, begun);
  }
  await download(address, path, { md5, wait: 1, progress: arrived, ...options });
  return path;
}

function expectWhole(path: string): void {
  expect(Buffer.compare(readFileSync(path), WHOLE)).toBe(0);
  expect(existsSync(`${path}.part`)).toBe(false);
}

describe('download', () => {
  it('fetches a file and tells how far it is', async () => {
    answers = [honest];
    const told: number[][] = [];
    expectWhole(await fetched({ progress: (...now) => told.push(now) }));
    expect(told.at(-1)).toEqual([WHOLE.length, WHOLE.length]);
    expect(told.map(([done]) => done)).toEqual(told.map(([done]) => done!).toSorted((a, b) => a - b));
    expect(asked).toEqual([undefined]);
  });

  it('asks for the rest of what an earlier run has left', async () => {
    answers = [honest];
    const told: number[][] = [];
    expectWhole(await fetched({ progress: (...now) => told.push(now) }, WHOLE.slice(0, 200_000)));
    expect(asked).toEqual(['bytes=200000-']);
    expect(told[0]![0]).toBeGreaterThan(200_000);
    expect(told.at(-1)).toEqual([WHOLE.length, WHOLE.length]);
  });

  it('goes on where a broken connection has left it, as often as it brings something', async () => {
    answers = [...Array.from({ length: 7 }, () => breaking(30_000)), honest];
    const retried: string[] = [];
    expectWhole(await fetched({ retried: (problem) => retried.push(problem) }));
    expect(retried).toHaveLength(7);
    expect(asked).toEqual([undefined, ...[1, 2, 3, 4, 5, 6, 7].map((i) => `bytes=${i * 30_000}-`)]);
  });

  it('begins again where the server knows no ranges', async () => {
    answers = [breaking(100_000), ignoringRange];
    expectWhole(await fetched());
    expect(asked).toEqual([undefined, 'bytes=100000-']);
  });

  it('begins again where the server sends another part than was asked for', async () => {
    const other: Answer = (_, response) =>
      void response
        .writeHead(206, { 'content-range': `bytes 5-${WHOLE.length - 1}/${WHOLE.length}` })
        .end(WHOLE.subarray(5));
    answers = [breaking(100_000), other, honest];
    expectWhole(await fetched());
    expect(asked).toEqual([undefined, 'bytes=100000-', undefined]);
  });

  it('begins again where what an earlier run has left is of another file, or too long', async () => {
    for (const begun of [new Uint8Array(200_000), new Uint8Array(400_000), WHOLE.map((byte) => byte ^ 255)]) {
      answers = [honest];
      asked = [];
      expectWhole(await fetched({}, begun));
      expect(asked).toEqual([`bytes=${begun.length}-`, undefined]);
    }
  });

  it('needs no more than the checksum where the whole is there', async () => {
    answers = [honest];
    expectWhole(await fetched({}, WHOLE));
    const path = await fetched();
    asked = [];
    await download(address, path, { md5 });
    expect(asked).toEqual([]);
    writeFileSync(path, 'damaged since');
    await download(address, path, { md5 });
    expectWhole(path);
  });

  it.each([500, 502, 503, 429])('tries again after %d', async (status) => {
    answers = [failing(status), failing(status), honest];
    const retried: string[] = [];
    expectWhole(await fetched({ retried: (problem) => retried.push(problem) }));
    expect(retried).toHaveLength(2);
    expect(retried[0]).toContain(`the server answers ${status}`);
  });

  it('gives up after five tries that bring nothing, and keeps what is there', async () => {
    answers = [breaking(50_000), failing(503)];
    const path = join(root, 'given-up', 'archive.tar.gz');
    await expect(download(address, path, { md5, wait: 1, progress: arrived })).rejects.toMatchObject({
      name: 'DownloadError',
      message: `${address}: 5 tries failed, the last because the server answers 503 Service Unavailable.`,
      hint: expect.stringContaining('it goes on where it stopped'),
    });
    expect(asked).toHaveLength(5);
    expect(readFileSync(`${path}.part`)).toHaveLength(50_000);
    expect(existsSync(path)).toBe(false);
  });

  it('gives up at once where the file is not there', async () => {
    answers = [failing(404)];
    await expect(fetched()).rejects.toMatchObject({
      message: `${address}: the server answers 404 Not Found.`,
      hint: expect.stringContaining('--data'),
    });
    expect(asked).toHaveLength(1);
  });

  it('does not believe other bytes, however often they come', async () => {
    answers = [wrongBytes];
    const path = join(root, 'wrong', 'archive.tar.gz');
    await expect(download(address, path, { md5, wait: 1 })).rejects.toThrow(
      /is not the official file: its md5 is [0-9a-f]{32}, not /,
    );
    expect(asked).toHaveLength(2);
    expect([existsSync(path), existsSync(`${path}.part`)]).toEqual([false, false]);
  });

  it('tries again where the server falls silent, and where there is none', async () => {
    const silent: Answer = (_, response) => {
      response.writeHead(200, { 'content-length': WHOLE.length });
      response.write(WHOLE.subarray(0, 1000));
    };
    answers = [silent, honest];
    const retried: string[] = [];
    expectWhole(await fetched({ patience: 1000, retried: (problem) => retried.push(problem) }));
    expect(retried).toEqual(['no byte for 1 s']);
    expect(asked).toEqual([undefined, 'bytes=1000-']);
    const nobody = download('http://127.0.0.1:1/x', join(root, 'nobody', 'x'), { md5, wait: 1 });
    await expect(nobody).rejects.toThrow(/^http:\/\/127\.0\.0\.1:1\/x: 5 tries failed, the last because /);
  });
});
