/** Tells what runs will take, from measurements that are kept: a moved slider that changes no cost measures nothing. */

import { SETS, TooFewExamples } from '../lab/data/split.ts';
import { canonicalJson } from '../lab/digest.ts';
import type { Estimate } from '../lab/estimate/estimate.ts';
import type { Measurement } from '../lab/estimate/measure.ts';
import type { Experiment } from '../lab/experiment/experiment.ts';
import type { StageName } from '../lab/stages/catalogue.ts';
import { StageAborted } from '../lab/stages/stageContext.ts';
import { codeOf, RELOAD } from './codeOf.ts';
import type { TrainingPool } from './pool.ts';
import type { TrainingWorkers } from './trainingWorkers.ts';

/** Whether a point of a study can be run. */
export interface Looked {
  /** What is wrong with it; null: nothing that is known before. */
  readonly error: Error | null;
  readonly workers: number;
  /** Of the machine. */
  readonly bytes: number;
  readonly measurement: Measurement;
}

/** Loaded when the first estimate is asked for. */
const arithmetic = () => codeOf('the estimate', import('../lab/estimate/estimate.ts'), RELOAD);

export interface Measurer extends Pick<TrainingPool, 'measure'> {
  readonly workers: Pick<TrainingWorkers, 'most' | 'engine'>;
}

/** In bytes; the machine's where they are known. */
export interface MachineMemory {
  readonly machine?: number | undefined;
  /** Of it what is used for nothing else. */
  readonly free?: number | undefined;
  /** What a thread with an engine takes before it has anything to do. */
  readonly thread: number;
}

/** What a measurement depends on. */
function costKey(engine: string, { dataset, target, shadow, views, features, ...rest }: Experiment): string {
  const { membersPerModel, labelNoise, ...data } = dataset;
  const { epochs, learningRate, schedule, initialisation, ...model } = target;
  const { count, ...passes } = views;
  const { epochs: _, temperature, ...contrast } = rest.contrastive;
  return canonicalJson([engine, data, model, shadow, passes, features, contrast, rest.head.batchSize]);
}

export class Estimator {
  /** Of each experiment, but for what changes nothing. */
  private readonly measured = new Map<string, Measurement>();
  /** Of the data sets that were read. */
  private readonly shapes = new Map<string, Measurement['data']>();
  /** Loads its arithmetic ahead. */
  readonly load = arithmetic;
  private measuring: AbortController | undefined;

  constructor(
    private readonly pool: Measurer,
    private readonly memory: MachineMemory,
  ) {}

  /**
   * @param mayMeasure while workers train, a measurement would hold them up and tell too much
   * @throws StageAborted when it was cancelled or may not measure, else what reading the data or the engine fails with
   */
  async estimate(
    experiment: Experiment,
    remembered: readonly StageName[] | null,
    mayMeasure = true,
  ): Promise<Estimate> {
    if (!mayMeasure && !this.known(experiment)?.costs) throw new StageAborted('A run is under way.');
    const measurement = await this.measurement(experiment, true);
    const { estimateOf, fitOf } = await arithmetic();
    const machine = this.machine(measurement);
    const fit = fitOf(experiment, measurement.data, measurement.sizes, machine);
    return estimateOf(experiment, fit, measurement.costs, remembered);
  }

  /** @returns how many training workers there is room for @throws TooLarge, or as `estimate` */
  async requireFit(experiment: Experiment): Promise<number> {
    const measurement = await this.measurement(experiment, false);
    const { fitOf, requireFit } = await arithmetic();
    const fit = fitOf(experiment, measurement.data, measurement.sizes, this.machine(measurement));
    requireFit(fit);
    return fit.workers;
  }

  /**
   * Whether each of many experiments can be run; what costs alike is measured once.
   * @throws as `estimate`
   */
  async look(
    experiments: readonly Experiment[],
    withCosts: boolean,
  ): Promise<ReadonlyMap<Experiment, Looked>> {
    const { fitOf, TooLarge } = await arithmetic();
    const found = new Map<Experiment, Looked>();
    for (const experiment of experiments) {
      const measurement = await this.measurement(experiment, withCosts);
      const fit = fitOf(experiment, measurement.data, measurement.sizes, this.machine(measurement));
      const needed = SETS.length * experiment.dataset.membersPerModel;
      const { count } = measurement.data;
      const error = fit.shortage
        ? new TooLarge(fit.shortage, fit.nearest)
        : needed > count
          ? new TooFewExamples(needed, count)
          : null;
      found.set(experiment, { error, workers: fit.workers, bytes: fit.bytes.machine, measurement });
    }
    return found;
  }

  /** Ends a measurement that is under way. */
  cancel(): void {
    this.measuring?.abort();
  }

  private keyOf(experiment: Experiment): string {
    return costKey(this.pool.workers.engine?.backend ?? '', experiment);
  }

  private known(experiment: Experiment): Measurement | undefined {
    return this.measured.get(this.keyOf(experiment));
  }

  private machine({ limits }: Measurement) {
    const { machine, free, thread } = this.memory;
    const known = machine === undefined ? {} : { machine };
    return { limits: { ...limits, ...known }, free, thread, workers: this.pool.workers.most };
  }

  private async measurement(experiment: Experiment, withCosts: boolean): Promise<Measurement> {
    const known = this.known(experiment);
    if (known && (known.costs || !withCosts)) return known;
    const { name, content } = experiment.dataset;
    const data = this.shapes.get(`${name} ${content}`);
    this.cancel();
    const controller = new AbortController();
    this.measuring = controller;
    const measurement = await this.pool.measure(
      { experiment, withCosts, ...(data && { data }) },
      controller.signal,
    );
    this.measured.set(this.keyOf(experiment), measurement);
    this.shapes.set(`${name} ${content}`, measurement.data);
    return measurement;
  }
}
