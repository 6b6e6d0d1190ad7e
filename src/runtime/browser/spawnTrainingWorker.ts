/** A lane on a web worker of its own. */
import type { LanePort } from '../pool.ts';
import type { FromLane } from '../protocol.ts';

export function spawnLane(): LanePort {
  const worker = new Worker(new URL('./training.worker.ts', import.meta.url), { type: 'module' });
  return {
    post: (message) => worker.postMessage(message),
    onMessage: (listener) => {
      worker.onmessage = ({ data }: MessageEvent<FromLane>) => listener(data);
    },
    onError: (listener) => {
      worker.onerror = (event) => listener(new Error(event.message || 'A training thread ended.'));
    },
    terminate: () => worker.terminate(),
  };
}
