/** Browser entry of a training worker. */

import { codeOf } from '../codeOf.ts';
import { serve } from '../rpc.ts';
import type { TrainingService } from '../trainingService.ts';
import { TrainingWorker } from '../trainingWorker.ts';
import { ownPort } from './ports.ts';
import { startEngineInBrowser } from './startEngineInBrowser.ts';
import { messagePause } from './webWorkers.ts';

const worker = new TrainingWorker({
  async startEngine(requested, exclude, passedOver) {
    const engine = await startEngineInBrowser({ ...(requested && { requested }), exclude, passedOver });
    const { name: backend, adapter, lost } = engine;
    return { backend, adapter, lost, compile: (run) => engine.compile(run), fence: () => engine.fence() };
  },
  // Comes beside the engine and not before it.
  readData: async (id) => (await codeOf('the data’s reader', import('./readData.ts'))).readData(id),
  pause: messagePause(),
  clock: () => performance.now(),
});

serve<TrainingService>(ownPort, worker.handlers);
