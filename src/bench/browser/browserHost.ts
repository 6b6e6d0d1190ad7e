/** What a browser offers the benchmark: workers, and no Python. */
import type { BenchHost, ContenderKey, Realm } from '../contender.ts';
import type { RealmPort, Reply } from '../protocol.ts';
import { startRealm } from '../remoteRealm.ts';

function portOf(worker: Worker): RealmPort {
  return {
    post: (call) => worker.postMessage(call),
    onReply: (listener) => {
      worker.onmessage = ({ data }: MessageEvent<Reply>) => listener(data);
    },
    onError: (listener) => {
      worker.onerror = (event) => listener(new Error(event.message || 'The worker could not be started.'));
    },
    terminate: () => worker.terminate(),
  };
}

const WORKERS = {
  ours: () => new Worker(new URL('./ours.worker.ts', import.meta.url), { type: 'module' }),
  stock: () => new Worker(new URL('./stock.worker.ts', import.meta.url), { type: 'module' }),
} as const;

/** @param emulated whether an emulated GPU may be taken for one */
export function browserHost(emulated: boolean): BenchHost {
  return {
    machine: `${navigator.userAgent}, ${navigator.hardwareConcurrency} threads`,
    start: (key: ContenderKey): Promise<Realm> =>
      key.kind === 'torch'
        ? Promise.reject(new Error('a browser has no Python; the command line measures it'))
        : startRealm(portOf(WORKERS[key.kind]()), { engine: key.engine, emulated }),
  };
}
