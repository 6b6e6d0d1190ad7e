/** The workers that the page starts. */
import type { WorkerPort } from '../rpc.ts';
import { workerPort } from './ports.ts';

export const startLabWorker = (): WorkerPort =>
  workerPort(
    new Worker(new URL('./lab.worker.ts', import.meta.url), { type: 'module' }),
    'The worker could not be started.',
  );

export const startAuditWorker = (): WorkerPort =>
  workerPort(
    new Worker(new URL('./audit.worker.ts', import.meta.url), { type: 'module' }),
    'The audit’s worker could not go on.',
  );

export const startDataWorker = (): WorkerPort =>
  workerPort(
    new Worker(new URL('./data.worker.ts', import.meta.url), { type: 'module' }),
    'The worker that reads files could not go on.',
  );
