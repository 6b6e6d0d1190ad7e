/** A realm of the benchmark on a worker thread of Node. */
import { parentPort } from 'node:worker_threads';
import type { Call, Calls } from '../../bench/protocol.ts';
import { RealmServer, type Workshop } from '../../bench/realmServer.ts';

export function serve(start: (asks: Calls['start']['asks']) => Promise<Workshop>): void {
  const port = parentPort;
  if (!port) throw new Error('a realm is a worker thread');
  const server = new RealmServer({
    start,
    post: (reply) => port.postMessage(reply),
    clock: () => performance.now(),
  });
  port.on('message', (call: Call) => void server.handle(call));
}
