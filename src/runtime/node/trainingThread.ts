/** Node entry of a training worker: the same as in the browser, on a worker thread. */
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { workerData } from 'node:worker_threads';
import { startEngineInNode } from '../../engine/node/startEngineInNode.ts';
import { openDataset } from '../../lab/data/openDataset.ts';
import { serve } from '../rpc.ts';
import { sha256Hex } from '../sha256.ts';
import type { TrainingService } from '../trainingService.ts';
import { TrainingWorker } from '../trainingWorker.ts';
import { readCompactFile } from './compactFiles.ts';
import { ownPort } from './ports.ts';
import type { TrainingData } from './trainingData.ts';

const { dataFolder, kept } = workerData as TrainingData;

const worker = new TrainingWorker({
  async startEngine(requested, exclude, passedOver) {
    const engine = await startEngineInNode({ ...(requested && { requested }), exclude, passedOver });
    const { name: backend, adapter, lost } = engine;
    return { backend, adapter, lost, compile: (run) => engine.compile(run), fence: () => engine.fence() };
  },
  readData: (id) =>
    openDataset(id, {
      shipped: (file) => readCompactFile(join(dataFolder, file)),
      kept: async () => kept,
      sha256: sha256Hex,
    }),
  pause: () => setImmediate(),
  clock: () => performance.now(),
});

serve<TrainingService>(ownPort(), worker.handlers);
