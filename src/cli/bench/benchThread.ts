/** A line to a bench worker on a worker thread. */
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { threadPort } from '../../runtime/node/ports.ts';
import type { WorkerPort } from '../../runtime/rpc.ts';

const FILES = { ours: './oursThread.js', stock: './stockThread.js' } as const;

export function benchThread(kind: keyof typeof FILES): WorkerPort {
  // Libraries greet on standard output, which belongs to the answer.
  const worker = new Worker(fileURLToPath(new URL(FILES[kind], import.meta.url)), { stdout: true });
  worker.stdout.resume();
  return threadPort(worker);
}
