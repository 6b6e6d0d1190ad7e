/** A training worker on a worker thread of Node. */
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { WorkerPort } from '../rpc.ts';
import { threadPort } from './ports.ts';
import type { TrainingData } from './trainingData.ts';

export function spawnTrainingThread(data: TrainingData): WorkerPort {
  const script = fileURLToPath(new URL('./trainingThread.js', import.meta.url));
  return threadPort(new Worker(script, { workerData: data }));
}
