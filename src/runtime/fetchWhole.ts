/** A file from the page's server, whole or refused in words: it hangs for ever nowhere. */
import { joined } from '../lab/data/joined.ts';
import { withTimeLimit } from './withTimeLimit.ts';

/** A line that brings nothing for so long is taken to be dead, however slow it may be. */
const SILENCE_MS = 20_000;

export class FileNotFetched extends Error {
  override readonly name = 'FileNotFetched';
  constructor(
    readonly file: string,
    readonly reason: string,
    readonly hint = 'Check the connection, then try again.',
  ) {
    super(`${file} ${reason}`);
  }
}

export interface Fetched {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** As the server says, or nothing. */
  readonly type: string;
}

async function readBody(response: Response, inTime: <T>(promise: Promise<T>) => Promise<T>) {
  const reader = response.body!.getReader();
  const pieces: Uint8Array[] = [];
  for (;;) {
    const { done, value } = await inTime(reader.read());
    if (done) return joined(pieces);
    pieces.push(value);
  }
}

/**
 * @param file its name, for words
 * @param ask usually `fetch`
 * @throws FileNotFetched
 */
export async function fetchWhole(
  file: string,
  ask: (signal: AbortSignal) => Promise<Response>,
  silenceMs = SILENCE_MS,
): Promise<Fetched> {
  const waiting = new AbortController();
  let begun = false;
  const inTime = <T>(promise: Promise<T>) => withTimeLimit(promise, silenceMs, file);
  try {
    const response = await inTime(ask(waiting.signal));
    if (!response.ok) throw new FileNotFetched(file, `could not be loaded (status ${response.status}).`);
    begun = true;
    const bytes = response.body ? await readBody(response, inTime) : new Uint8Array();
    return { bytes, type: response.headers.get('content-type') ?? '' };
  } catch (error) {
    if (error instanceof FileNotFetched) throw error;
    waiting.abort();
    const seconds = Math.round(silenceMs / 1000);
    const silent = error instanceof Error && error.name === 'NoAnswer';
    if (silent) throw new FileNotFetched(file, `could not be loaded (no answer for ${seconds} s).`);
    throw new FileNotFetched(
      file,
      begun ? 'came only in part.' : 'could not be loaded (the server cannot be reached).',
    );
  }
}
