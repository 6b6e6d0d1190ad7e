/** A realm of the benchmark in a worker of the browser. */
import type { Call, Calls } from '../protocol.ts';
import { RealmServer, type Workshop } from '../realmServer.ts';

export function serve(start: (asks: Calls['start']['asks']) => Promise<Workshop>): void {
  const server = new RealmServer({
    start,
    post: (reply) => self.postMessage(reply),
    clock: () => performance.now(),
  });
  self.onmessage = ({ data }: MessageEvent<Call>) => void server.handle(data);
}
