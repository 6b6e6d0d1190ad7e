/** A lane on a worker thread of Node. */
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { LanePort } from '../worker/lanePool.ts';

/** @param dataFolder where the compact data files lie */
export function threadPort(dataFolder: string): LanePort {
  const worker = new Worker(fileURLToPath(new URL('./laneThread.js', import.meta.url)), {
    workerData: { dataFolder },
  });
  return {
    post: (message) => worker.postMessage(message),
    onMessage: (listener) => worker.on('message', listener),
    onError: (listener) => worker.on('error', listener),
    terminate: () => void worker.terminate(),
  };
}
