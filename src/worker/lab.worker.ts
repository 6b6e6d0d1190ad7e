/** Browser entry of the lab worker: it trains nothing itself, so that it always answers at once. */
import { Coordinator } from './coordinator.ts';
import { LanePool, type LanePort } from './lanePool.ts';
import { DiskMemory } from './memory.ts';
import type { FromLab, FromLane, ToLab } from './protocol.ts';
import { messagePause } from './webWorkers.ts';

function post(message: FromLab, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer });
}

function spawn(): LanePort {
  const worker = new Worker(new URL('./stage.worker.ts', import.meta.url), { type: 'module' });
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

let runId = 0;
const memory = new DiskMemory((reason) =>
  post({
    kind: 'notice',
    runId,
    notice: {
      name: 'StorageUnavailable',
      message: `Finished stages cannot be kept over a reload (${reason}).`,
      hint: 'The run goes on without it. Free some disk space or leave private browsing to keep them.',
    },
  }),
);
const pool = new LanePool(spawn, navigator.hardwareConcurrency);
const coordinator = new Coordinator({
  pool,
  memory,
  post,
  clock: () => performance.now() / 1000,
  pause: messagePause(),
});

self.onmessage = ({ data }: MessageEvent<ToLab>) => {
  if ('runId' in data) runId = data.runId;
  if (data.kind === 'forget') {
    pool.forget();
    void memory.clear();
  } else coordinator.handle(data);
};
