/** Browser entry: this project's own code on one of its engines. */
import { startEngine } from '../../engine/startEngine.ts';
import { spawnLane } from '../../runtime/browser/spawnTrainingWorker.ts';
import { startOurs } from '../workloads/ours.ts';
import { serve } from './serve.ts';

serve((asks) =>
  startOurs(asks, startEngine, {
    spawn: spawnLane,
    cores: navigator.hardwareConcurrency,
    clock: () => performance.now() / 1000,
  }),
);
