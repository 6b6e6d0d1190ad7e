/** A line to a realm on a worker thread. */
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { RealmPort } from '../../bench/protocol.ts';

const FILES = { ours: './oursThread.js', stock: './stockThread.js' } as const;

export function realmThread(kind: keyof typeof FILES): RealmPort {
  // Libraries greet on standard output, which belongs to the answer.
  const worker = new Worker(fileURLToPath(new URL(FILES[kind], import.meta.url)), { stdout: true });
  worker.stdout.resume();
  return {
    post: (call) => worker.postMessage(call),
    onReply: (listener) => worker.on('message', listener),
    onError: (listener) => worker.on('error', listener),
    terminate: () => void worker.terminate(),
  };
}
