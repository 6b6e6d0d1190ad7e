/** Browser entry of the lab worker: it trains nothing itself, so that it always answers at once. */
import { Coordinator } from '../coordinator.ts';
import { TrainingPool } from '../pool.ts';
import type { FromLab, ToLab } from '../protocol.ts';
import { DiskMemory } from './diskMemory.ts';
import { spawnTrainingWorker } from './spawnTrainingWorker.ts';
import { messagePause } from './webWorkers.ts';

function post(message: FromLab, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer });
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
/** Browsers tell no more than this of a machine's memory, in GiB: it may be any amount from here on. */
const MOST_TOLD = 8;

function machineBytes(): number | undefined {
  const { deviceMemory } = navigator as { readonly deviceMemory?: number };
  return deviceMemory !== undefined && deviceMemory < MOST_TOLD ? deviceMemory * 2 ** 30 : undefined;
}

const pool = new TrainingPool(spawnTrainingWorker, navigator.hardwareConcurrency);
const coordinator = new Coordinator({
  pool,
  memory,
  post,
  answer: (message) => self.postMessage(message),
  machineBytes: machineBytes(),
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
