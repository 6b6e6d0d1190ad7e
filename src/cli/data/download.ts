/** A large file from the network: goes on where it stopped, tries again, and is believed only by its checksum. */
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { piecesOf } from '../../lab/data/archives/byteStreams.ts';

class DownloadError extends Error {
  override readonly name = 'DownloadError';
  readonly hint: string;
  constructor(
    address: string,
    problem: string,
    hint = 'Run the command again: it goes on where it stopped.',
  ) {
    super(`${address}: ${problem}`);
    this.hint = `${hint} Or download the file in another way and name it with --data.`;
  }
}

export interface DownloadOptions {
  /** Of the whole file, in hex. */
  readonly md5: string;
  /** Bytes that are there of those that the server announces; 0: it announces none. */
  readonly progress?: (done: number, of: number) => void;
  /** Told of a try that failed and will be followed by another. */
  readonly retried?: (problem: string) => void;
  /** Milliseconds before the first of the further tries; each waits twice as long as the one before. */
  readonly wait?: number;
  /** Milliseconds without a byte after which a try has failed. */
  readonly patience?: number;
}

/** Tries in a row that bring no byte. */
const MOST_TRIES = 5;
/** Answers that may be others in a moment. */
const PASSING = new Set([408, 425, 429, 500, 502, 503, 504]);
const NOT_THERE = 416;

const sizeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

async function md5Of(path: string): Promise<string> {
  const hash = createHash('md5');
  for await (const piece of createReadStream(path)) hash.update(piece as Uint8Array);
  return hash.digest('hex');
}

/** What a try failed of, told in one line. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause =
    error.cause instanceof Error
      ? ` (${error.cause.message || (error.cause as NodeJS.ErrnoException).code})`
      : '';
  return error.message + cause;
}

/** Where the answer's bytes begin, -1 for nowhere of use, and how long the whole is, 0 where that is not announced. */
function placeOf(response: Response, have: number): { from: number; of: number } {
  const length = Number(response.headers.get('content-length') ?? 0);
  if (response.status !== 206) return { from: 0, of: length };
  const [, from, of] = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(response.headers.get('content-range') ?? '') ?? [];
  // A part that does not begin where ours ends cannot be added to it.
  return Number(from) === have ? { from: have, of: Number(of) || have + length } : { from: -1, of: 0 };
}

/** One try. @throws DownloadError where another is no use, any other error where it may be */
async function fetchRest(
  address: string,
  part: string,
  { progress, patience = 60_000 }: DownloadOptions,
): Promise<void> {
  const have = sizeOf(part);
  const stalled = new AbortController();
  const watch = () =>
    globalThis.setTimeout(() => stalled.abort(new Error(`no byte for ${patience / 1000} s`)), patience);
  let alarm = watch();
  try {
    const response = await fetch(address, {
      // Some servers pack what is packed already, and name the wrong length with it.
      headers: { 'accept-encoding': 'identity', ...(have > 0 && { range: `bytes=${have}-` }) },
      signal: stalled.signal,
    });
    if (response.status === NOT_THERE && have > 0) {
      // Whether what is there is all of it, the checksum says.
      await response.body?.cancel();
      return;
    }
    if (!response.ok || !response.body) {
      await response.body?.cancel();
      const problem = `the server answers ${response.status} ${response.statusText}`.trim();
      if (PASSING.has(response.status)) throw new Error(problem);
      throw new DownloadError(address, `${problem}.`, 'Check the address.');
    }
    const { from, of } = placeOf(response, have);
    if (from < 0) {
      await response.body.cancel();
      rmSync(part, { force: true });
      throw new Error('the server sends another part than was asked for');
    }
    // Piece by piece, so that what is there when a try fails is the beginning of the file and nothing else.
    const file = await open(part, from > 0 ? 'a' : 'w');
    let done = from;
    try {
      for await (const piece of piecesOf(response.body)) {
        clearTimeout(alarm);
        alarm = watch();
        await file.appendFile(piece);
        done += piece.length;
        progress?.(done, of);
      }
    } finally {
      await file.close();
    }
    if (of > 0 && done !== of) throw new Error(`it ends at byte ${done} of ${of}`);
  } finally {
    clearTimeout(alarm);
  }
}

async function fetchAll(address: string, part: string, options: DownloadOptions): Promise<void> {
  const { wait = 1000, retried } = options;
  for (let failed = 0; ; ) {
    const before = sizeOf(part);
    try {
      return await fetchRest(address, part, options);
    } catch (error) {
      if (error instanceof DownloadError) throw error;
      failed = sizeOf(part) > before ? 1 : failed + 1;
      const problem = reasonOf(error);
      if (failed >= MOST_TRIES)
        throw new DownloadError(address, `${MOST_TRIES} tries failed, the last because ${problem}.`);
      retried?.(problem);
      await setTimeout(wait * 2 ** (failed - 1));
    }
  }
}

/**
 * Downloads to `path`, by way of `path`.part, which is left for the next try where it fails. A file that is there with
 * the right checksum is kept.
 * @throws DownloadError
 */
export async function download(address: string, path: string, options: DownloadOptions): Promise<void> {
  if (existsSync(path)) {
    if ((await md5Of(path)) === options.md5) return;
    rmSync(path);
  }
  const part = `${path}.part`;
  mkdirSync(dirname(path), { recursive: true });
  let checksum = '';
  // Once more from the start: what a part began with may be of another file.
  for (let left = 2; left > 0; left--) {
    await fetchAll(address, part, options);
    checksum = await md5Of(part);
    if (checksum === options.md5) {
      renameSync(part, path);
      return;
    }
    rmSync(part, { force: true });
    if (left > 1) options.retried?.(`its checksum is ${checksum}, not ${options.md5}`);
  }
  const problem = `is not the official file: its md5 is ${checksum}, not ${options.md5}.`;
  throw new DownloadError(address, problem, 'Try another address with --address.');
}
