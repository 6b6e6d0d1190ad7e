/** Browser entry of a training worker. */
import { startEngine } from '../../engine/startEngine.ts';
import { serve } from '../rpc.ts';
import { codeOf } from '../stageCode.ts';
import type { TrainingService } from '../trainingService.ts';
import { TrainingWorker } from '../trainingWorker.ts';
import { ownPort } from './ports.ts';
import { messagePause } from './webWorkers.ts';

const worker = new TrainingWorker({
  async startEngine(requested, exclude) {
    const engine = await startEngine({ ...(requested && { requested }), exclude });
    const { name: backend, adapter, lost } = engine;
    return { backend, adapter, lost, compile: (run) => engine.compile(run), fence: () => engine.fence() };
  },
  // Comes beside the engine and not before it.
  readData: async (id) => (await codeOf('data', import('./readData.ts'))).readData(id),
  pause: messagePause(),
  clock: () => performance.now(),
});

serve<TrainingService>(ownPort, worker.handlers);
