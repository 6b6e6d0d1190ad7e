/** Code that a thread loads when it needs it, from a server that may not answer. */
import { unended } from '../engine/unended.ts';
import { withTimeLimit } from './withTimeLimit.ts';

const LIMIT_MS = 30_000;

/** What helps where a thread stays and never asks again. */
export const RELOAD = 'Check the connection, then reload the page: finished stages are kept.';

/** A thread never asks a second time for a module that did not come: another thread has to. */
class CodeNotLoaded extends Error {
  override readonly name = 'CodeNotLoaded';
  constructor(
    what: string,
    reason: string,
    readonly hint: string,
  ) {
    super(`The code of ${what} could not be loaded (${unended(reason)}).`);
  }
}

/**
 * @param what it computes, for words
 * @throws CodeNotLoaded
 */
export async function codeOf<Code>(
  what: string,
  code: Promise<Code>,
  hint = 'Check the connection, then try again: what is finished is kept.',
): Promise<Code> {
  try {
    return await withTimeLimit(code, LIMIT_MS, 'The server');
  } catch (error) {
    throw new CodeNotLoaded(what, (error as Error).message, hint);
  }
}
