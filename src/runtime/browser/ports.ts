/** A browser's workers as ends of a line. */
import { RemoteError } from '../errors.ts';
import type { Port, WorkerPort } from '../rpc.ts';
import { withTimeLimit } from '../withTimeLimit.ts';

/** The first word of every worker: its script is there and runs. */
const HERE = 'here';

/** A script that is so long in coming is taken never to come. */
const LIMIT_MS = 30_000;

/** @param script the name of the worker's script, for words */
export function workerPort(worker: Worker, script: string): WorkerPort {
  let isHere = false;
  let began: () => void;
  const beginning = new Promise<void>((resolve) => {
    began = resolve;
  });
  let said: (message: unknown) => void = () => {};
  worker.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (data !== HERE) return said(data);
    isHere = true;
    began();
  };
  return {
    post: (message, transfer = []) => worker.postMessage(message, transfer),
    onMessage: (listener) => {
      said = listener;
    },
    onError: (listener) => {
      withTimeLimit(beginning, LIMIT_MS, `The server, asked for ${script},`).catch(listener);
      worker.onerror = ({ message }) => {
        const why = message ? ` (${message})` : '';
        const what = isHere ? 'ended unexpectedly' : 'could not be loaded or does not run';
        began();
        const hint = isHere
          ? 'Try again: what is finished is kept.'
          : 'Check the connection, then try again: what is finished is kept.';
        const name = isHere ? 'WorkerFailed' : 'WorkerNotLoaded';
        listener(new RemoteError({ name, message: `${script} ${what}${why}.`, hint }));
      };
    },
    terminate: () => {
      began();
      worker.terminate();
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
