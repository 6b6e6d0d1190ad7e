/** A browser's workers as ends of a line. */
import type { Port, WorkerPort } from '../rpc.ts';

/** @param broken what is said of a worker that breaks without a word */
export function workerPort(worker: Worker, broken: string): WorkerPort {
  return {
    post: (message, transfer = []) => worker.postMessage(message, transfer),
    onMessage: (listener) => {
      worker.onmessage = ({ data }: MessageEvent<unknown>) => listener(data);
    },
    onError: (listener) => {
      worker.onerror = (event) => listener(new Error(event.message || broken));
    },
    terminate: () => worker.terminate(),
  };
}

/** Inside a worker: the line to the page, or to the worker that started this one. */
export const ownPort: Port = {
  post: (message, transfer = []) => self.postMessage(message, { transfer }),
  onMessage: (listener) => {
    self.onmessage = ({ data }: MessageEvent<unknown>) => listener(data);
  },
};
