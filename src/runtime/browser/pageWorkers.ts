/** The workers that the page starts. */
import type { WorkerPort } from '../rpc.ts';
import { workerPort } from './ports.ts';

export const startLabWorker = (): WorkerPort =>
  workerPort(
    () => new Worker(new URL('./lab.worker.ts', import.meta.url), { type: 'module' }),
    'lab.worker.js',
  );

export const startAuditWorker = (): WorkerPort =>
  workerPort(
    () => new Worker(new URL('./audit.worker.ts', import.meta.url), { type: 'module' }),
    'audit.worker.js',
  );

export const startDataWorker = (): WorkerPort =>
  workerPort(
    () => new Worker(new URL('./data.worker.ts', import.meta.url), { type: 'module' }),
    'data.worker.js',
  );
