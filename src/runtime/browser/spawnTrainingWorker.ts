/** A training worker on a web worker of its own. */
import type { WorkerPort } from '../rpc.ts';
import { workerPort } from './ports.ts';

export const spawnTrainingWorker = (): WorkerPort =>
  workerPort(
    () => new Worker(new URL('./training.worker.ts', import.meta.url), { type: 'module' }),
    'training.worker.js',
  );
