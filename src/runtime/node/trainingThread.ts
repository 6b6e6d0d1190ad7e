/** Node entry of a lane: the same lane as in the browser, on a worker thread. */
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { startEngineInNode } from '../../engine/node.ts';
import { openDataset } from '../../lab/data/openDataset.ts';
import { Lane } from '../trainingWorker.ts';
import { readCompactFile } from './compactFiles.ts';
import type { TrainingData } from './trainingData.ts';

if (!parentPort) throw new Error('trainingThread is a worker thread');
const port = parentPort;
const { dataFolder, kept } = workerData as TrainingData;

const lane = new Lane({
  post: (message) => port.postMessage(message),
  async startEngine(requested, exclude) {
    const engine = await startEngineInNode({ ...(requested && { requested }), exclude });
    const { name: backend, adapter, lost } = engine;
    return { backend, adapter, lost, compile: (run) => engine.compile(run), fence: () => engine.fence() };
  },
  readData: (id) =>
    openDataset(id, {
      shipped: (file) => readCompactFile(join(dataFolder, file)),
      kept: async () => kept,
    }),
  pause: () => setImmediate(),
  clock: () => performance.now(),
});

port.on('message', (message) => void lane.handle(message));
