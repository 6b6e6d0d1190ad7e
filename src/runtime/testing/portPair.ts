/** Two ends of a line within one thread, which copies messages as a worker's does. */
import type { Port, WorkerPort } from '../rpc.ts';

export interface PortPair {
  /** The end of the one who started the thread. */
  readonly worker: WorkerPort;
  readonly inside: Port;
  readonly line: { terminated: boolean; break(error: Error): void };
}

export function portPair(): PortPair {
  let toInside: (message: unknown) => void = () => {};
  let toOutside: (message: unknown) => void = () => {};
  const line: PortPair['line'] = { terminated: false, break: () => {} };
  const worker: WorkerPort = {
    post: (message) => toInside(structuredClone(message)),
    onMessage: (listener) => {
      toOutside = listener;
    },
    onError: (listener) => {
      line.break = listener;
    },
    terminate: () => {
      line.terminated = true;
    },
  };
  const inside: Port = {
    post: (message) => toOutside(structuredClone(message)),
    onMessage: (listener) => {
      toInside = listener;
    },
  };
  return { worker, inside, line };
}
