/** Browser entry: this project's own code on one of its engines. */
import { startEngine } from '../../engine/startEngine.ts';
import { ownPort } from '../../runtime/browser/ports.ts';
import { spawnTrainingWorker } from '../../runtime/browser/spawnTrainingWorker.ts';
import { serveBenchWorker } from '../serveBenchWorker.ts';
import { startOurs } from '../workloads/ours.ts';

serveBenchWorker(ownPort, (asks) =>
  startOurs(asks, startEngine, {
    spawn: spawnTrainingWorker,
    cores: navigator.hardwareConcurrency,
    clock: () => performance.now() / 1000,
  }),
);
