/** Node's worker threads as ends of a line. */
import { type Transferable as NodeTransferable, parentPort, type Worker } from 'node:worker_threads';
import type { Port, WorkerPort } from '../rpc.ts';

export function threadPort(worker: Worker): WorkerPort {
  return {
    post: (message, transfer = []) => worker.postMessage(message, transfer as NodeTransferable[]),
    onMessage: (listener) => worker.on('message', listener),
    onError: (listener) => worker.on('error', listener),
    terminate: () => void worker.terminate(),
  };
}

/** Inside a thread: the line to the one that started it. @throws Error on the main thread */
export function ownPort(): Port {
  const port = parentPort;
  if (!port) throw new Error('This is no worker thread.');
  return {
    post: (message, transfer = []) => port.postMessage(message, transfer as NodeTransferable[]),
    onMessage: (listener) => port.on('message', listener),
  };
}
