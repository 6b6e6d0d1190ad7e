/** Every workload of this project's own code. */
import { isSoftwareRenderer } from '../../engine/chooseEngine.ts';
import { EngineUnavailable } from '../../engine/errors.ts';
import { meterStep } from '../../engine/meter.ts';
import type { Engine, StartOptions } from '../../engine/startEngine.ts';
import { PIPELINE_ROWS, type WorkloadName, type WorkloadSizes } from '../catalogue.ts';
import type { Workload } from '../lap.ts';
import type { BenchWorkerStart } from '../protocol.ts';
import type { StartedImplementation } from '../serveBenchWorker.ts';
import { attackEpoch, attackStep, headFit, headTraining } from './attack.ts';
import { CIFAR, cnnTraining, FASHION, residualBlockTraining, shadowTrainings } from './classifiers.ts';
import { type PipelineHost, PipelineRuns } from './pipelineRuns.ts';
import { viewPasses, viewsWorkload } from './views.ts';

type Maker = (sizes: WorkloadSizes | undefined, runs: PipelineRuns) => Workload | Promise<Workload>;

const MAKERS: Record<WorkloadName, Maker> = {
  'cnn28-train': (sizes) => cnnTraining(FASHION, sizes),
  'cnn32-train': (sizes) => cnnTraining(CIFAR, sizes),
  'resnet-block-train': residualBlockTraining,
  'attack-step': attackStep,
  views: viewsWorkload,
  head: headTraining,
  'default-run': (_, runs) => runs.defaultRun(),
  'tau-change': (_, runs) => runs.tauChange(),
  'label-change': (_, runs) => runs.labelChange(),
  'attack-epoch': attackEpoch,
  'view-passes': viewPasses,
  'shadow-trainings': shadowTrainings,
  'head-fit': headFit,
};

/** Starts one engine and offers the workloads on it. @throws EngineUnavailable for an emulated GPU that nobody asked for */
export async function startOurs(
  { engine: requested = 'cpu', emulated: emulatedToo = false }: BenchWorkerStart,
  start: (options: StartOptions) => Promise<Pick<Engine, 'adapter'>>,
  host: PipelineHost,
): Promise<StartedImplementation> {
  const { adapter } = await start({ requested });
  const emulated = requested === 'webgpu' && isSoftwareRenderer(adapter);
  if (emulated && !emulatedToo) throw new EngineUnavailable('webgpu', `${adapter} only looks like a GPU`);
  const runs = new PipelineRuns(requested, host);
  return {
    about: adapter,
    async make({ name, sizes }) {
      if (PIPELINE_ROWS.includes(name) && (requested === 'cpu' || emulated)) {
        throw new Error(`a default run on ${adapter} takes tens of minutes`);
      }
      return MAKERS[name](sizes, runs);
    },
    async count(workload) {
      // A GPU takes the data set and compiles its shaders at the first step.
      if (requested === 'webgpu') {
        await workload.step();
        await workload.settle();
      }
      return meterStep(async () => workload.step());
    },
  };
}
