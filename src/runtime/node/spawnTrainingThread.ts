/** A lane on a worker thread of Node. */
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { LanePort } from '../pool.ts';
import type { TrainingData } from './trainingData.ts';

export function threadPort(data: TrainingData): LanePort {
  const worker = new Worker(fileURLToPath(new URL('./trainingThread.js', import.meta.url)), {
    workerData: data,
  });
  return {
    post: (message) => worker.postMessage(message),
    onMessage: (listener) => worker.on('message', listener),
    onError: (listener) => worker.on('error', listener),
    terminate: () => void worker.terminate(),
  };
}
