/** A browser's workers as ends of a line. */
import { RemoteError } from '../errors.ts';
import type { Port, WorkerPort } from '../rpc.ts';
import { withTimeLimit } from '../withTimeLimit.ts';

/** The first word of every worker: its script is there and runs. */
const HERE = 'here';

/** A script that is so long in coming is taken never to come. */
const LIMIT_MS = 30_000;

/** After so long without a word it is asked for once more, beside what may still be coming. */
const AGAIN_MS = 10_000;

/** The browser starts none in a frame whose sandbox has taken its origin away. */
const refusal = (script: string, { message }: Error) =>
  new RemoteError({
    name: 'WorkerRefused',
    message: `The browser starts no ${script} here (${message}). In a frame, its sandbox needs allow-same-origin beside allow-scripts.`,
    hint: 'Open the lab in a tab of its own.',
  });

/**
 * WebKit drops, without a word, what a worker imports when its page is left in between, and shows that page again on the way
 * back: a worker that had not begun then begins anew. What is posted waits for the one that begins.
 *
 * @param script the name of the worker's script, for words
 */
export function workerPort(start: () => Worker, script: string): WorkerPort {
  let here: Worker | undefined;
  const begun: Worker[] = [];
  const waiting: [unknown, Transferable[]][] = [];
  let said: (message: unknown) => void = () => {};
  let failed: (error: Error) => void = () => {};
  let settle: () => void;
  const beginning = new Promise<void>((resolve) => {
    settle = resolve;
  });

  const begin = () => {
    let worker: Worker;
    try {
      worker = start();
    } catch (error) {
      settle();
      // Whoever asked for it listens from now on.
      queueMicrotask(() => failed(refusal(script, error as Error)));
      return;
    }
    begun.push(worker);
    worker.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (data !== HERE) return said(data);
      here = worker;
      for (const other of begun) if (other !== worker) other.terminate();
      settle();
      for (const [message, transfer] of waiting.splice(0)) worker.postMessage(message, transfer);
    };
    worker.onerror = ({ message }) => {
      if (worker !== (here ?? begun.at(-1))) return;
      settle();
      const why = message ? ` (${message})` : '';
      const what = here ? 'ended unexpectedly' : 'could not be loaded or does not run';
      const hint = here
        ? 'Try again: what is finished is kept.'
        : 'Check the connection, then try again: what is finished is kept.';
      const name = here ? 'WorkerFailed' : 'WorkerNotLoaded';
      failed(new RemoteError({ name, message: `${script} ${what}${why}.`, hint }));
    };
  };
  const again = setInterval(begin, AGAIN_MS);
  const shown = ({ persisted }: PageTransitionEvent) => {
    if (persisted) begin();
  };
  addEventListener('pageshow', shown);
  const wait = withTimeLimit(beginning, LIMIT_MS, `The server, asked for ${script},`).finally(() => {
    clearInterval(again);
    removeEventListener('pageshow', shown);
  });
  begin();

  return {
    post: (message, transfer = []) => {
      if (here) here.postMessage(message, transfer);
      else waiting.push([message, transfer]);
    },
    onMessage: (listener) => {
      said = listener;
    },
    onError: (listener) => {
      failed = listener;
      wait.catch(listener);
    },
    terminate: () => {
      settle();
      for (const worker of begun) worker.terminate();
    },
  };
}

/** Inside a worker: the line to the page, or to the worker that started this one. */
export const ownPort: Port = {
  post: (message, transfer = []) => self.postMessage(message, { transfer }),
  onMessage: (listener) => {
    self.onmessage = ({ data }: MessageEvent<unknown>) => listener(data);
    self.postMessage(HERE);
  },
};
