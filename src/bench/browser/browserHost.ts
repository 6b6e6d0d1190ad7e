/** What a browser offers the benchmark: workers, and no Python. */

import { workerPort } from '../../runtime/browser/ports.ts';
import type { BenchHost, BenchWorker, ImplementationKey } from '../implementation.ts';
import { startBenchWorker } from '../remoteBenchWorker.ts';

const WORKERS = {
  ours: () => new Worker(new URL('./ours.worker.ts', import.meta.url), { type: 'module' }),
  stock: () => new Worker(new URL('./stock.worker.ts', import.meta.url), { type: 'module' }),
} as const;

/** @param emulated whether an emulated GPU may be taken for one */
export function browserHost(emulated: boolean): BenchHost {
  return {
    machine: `${navigator.userAgent}, ${navigator.hardwareConcurrency} threads`,
    day: new Date().toISOString().slice(0, 10),
    start: (key: ImplementationKey): Promise<BenchWorker> =>
      key.kind === 'torch'
        ? Promise.reject(new Error('a browser has no Python; the command line measures it'))
        : startBenchWorker(workerPort(WORKERS[key.kind], `${key.kind}.worker.js`), {
            engine: key.engine,
            emulated,
          }),
  };
}
