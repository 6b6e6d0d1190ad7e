/** Node entry: this project's own code on one of its engines. */
import { availableParallelism } from 'node:os';
import { serveBenchWorker } from '../../bench/serveBenchWorker.ts';
import { startOurs } from '../../bench/workloads/ours.ts';
import { startEngineInNode } from '../../engine/node/startEngineInNode.ts';
import { ownPort } from '../../runtime/node/ports.ts';
import { spawnTrainingThread } from '../../runtime/node/spawnTrainingThread.ts';

serveBenchWorker(ownPort(), (asks) =>
  startOurs(asks, startEngineInNode, {
    spawn: () => spawnTrainingThread({ dataFolder: 'public/data' }),
    cores: availableParallelism(),
    clock: () => performance.now() / 1000,
  }),
);
