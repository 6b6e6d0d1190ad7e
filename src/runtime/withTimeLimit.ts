/** Waiting that ends: what never answers becomes an error like what answers with one. */

/** Something did not answer within its time. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
  constructor(
    what: string,
    ms: number,
    readonly hint: string,
  ) {
    super(`${what} did not answer within ${Math.round(ms / 1000)} s.`);
  }
}

/** Calls back after some milliseconds. @returns what ends the waiting */
export type Timer = (after: number, call: () => void) => () => void;

const timeout: Timer = (after, call) => {
  const id = setTimeout(call, after);
  return () => clearTimeout(id);
};

/** The time is counted piece by piece: a machine that slept meanwhile has spent one piece of it, not all. */
const PIECES = 4;

/**
 * @param what is waited for, as the error's message begins: "The file x.bin"
 * @param hint what the person can do
 * @throws NoAnswer after `ms`, or whatever the promise is rejected with before
 */
export function withTimeLimit<Value>(
  promise: PromiseLike<Value>,
  ms: number,
  what: string,
  hint = 'Check the connection, then try again.',
  timer: Timer = timeout,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    let end: () => void;
    const wait = (pieces: number): void => {
      if (pieces === 0) reject(new NoAnswer(what, ms, hint));
      else end = timer(ms / PIECES, () => wait(pieces - 1));
    };
    wait(PIECES);
    promise.then(resolve, reject).then(() => end());
  });
}
