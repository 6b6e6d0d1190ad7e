/** Browser entry: this project's own code on one of its engines. */
import { startEngine } from '../../engine/startEngine.ts';
import type { LanePort } from '../../worker/lanePool.ts';
import type { FromLane } from '../../worker/protocol.ts';
import { startOurs } from '../workloads/ours.ts';
import { serve } from './serve.ts';

function spawn(): LanePort {
  const worker = new Worker(new URL('../../worker/stage.worker.ts', import.meta.url), { type: 'module' });
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

serve((asks) =>
  startOurs(asks, startEngine, {
    spawn,
    cores: navigator.hardwareConcurrency,
    clock: () => performance.now() / 1000,
  }),
);
