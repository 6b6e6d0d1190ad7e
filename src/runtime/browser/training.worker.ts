/** Browser entry of a training worker. */
import { startEngine } from '../../engine/startEngine.ts';
import { openDataset } from '../../lab/data/openDataset.ts';
import { type FetchData, fetchedBytes } from '../data/fetchedBytes.ts';
import { serve } from '../rpc.ts';
import type { TrainingService } from '../trainingService.ts';
import { TrainingWorker } from '../trainingWorker.ts';
import { ownPort } from './ports.ts';
import { messagePause } from './webWorkers.ts';

const fetchData: FetchData = (file) =>
  fetch(
    new URL(
      `${import.meta.env.BASE_URL}data/${file}`,
      import.meta.env.DEV ? location.origin : new URL('../', location.href),
    ),
  );

const worker = new TrainingWorker({
  async startEngine(requested, exclude) {
    const engine = await startEngine({ ...(requested && { requested }), exclude });
    const { name: backend, adapter, lost } = engine;
    return { backend, adapter, lost, compile: (run) => engine.compile(run), fence: () => engine.fence() };
  },
  readData: (id) =>
    openDataset(id, {
      shipped: (file) => fetchedBytes(file, fetchData),
      kept: async (wanted) => (await import('./keptSource.ts')).keptFile(wanted, fetchData),
    }),
  pause: messagePause(),
  clock: () => performance.now(),
});

serve<TrainingService>(ownPort, worker.handlers);
