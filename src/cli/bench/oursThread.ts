/** Node entry: this project's own code on one of its engines. */
import { availableParallelism } from 'node:os';
import { startOurs } from '../../bench/workloads/ours.ts';
import { startEngineInNode } from '../../engine/node.ts';
import { threadPort } from '../../runtime/node/spawnTrainingThread.ts';
import { serve } from './serve.ts';

serve((asks) =>
  startOurs(asks, startEngineInNode, {
    spawn: () => threadPort({ dataFolder: 'public/data' }),
    cores: availableParallelism(),
    clock: () => performance.now() / 1000,
  }),
);
