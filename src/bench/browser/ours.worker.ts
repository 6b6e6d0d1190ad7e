/** Browser entry: this project's own code on one of its engines. */
import { ownPort } from '../../runtime/browser/ports.ts';
import { spawnTrainingWorker } from '../../runtime/browser/spawnTrainingWorker.ts';
import { startEngineInBrowser } from '../../runtime/browser/startEngineInBrowser.ts';
import { serveBenchWorker } from '../serveBenchWorker.ts';
import { startOurs } from '../workloads/ours.ts';

serveBenchWorker(ownPort, (asks) =>
  startOurs(asks, startEngineInBrowser, {
    spawn: spawnTrainingWorker,
    cores: navigator.hardwareConcurrency,
    clock: () => performance.now() / 1000,
  }),
);
