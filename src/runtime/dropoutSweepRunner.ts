/** One stage at several dropout rates, beside no run: it has a pipeline of its own over the same training workers and memory. */
import type { ViewInformation } from '../lab/attacks/clmia/viewInformation.ts';
import { requireCompatible } from '../lab/experiment/constraints.ts';
import type { Experiment } from '../lab/experiment/experiment.ts';
import { Pipeline, type StageHost } from '../lab/pipeline/pipeline.ts';
import { StageAborted } from '../lab/stages/stageContext.ts';
import { atRate } from '../lab/studies/dropoutSweep.ts';
import { someAtOnce } from '../lab/studies/someAtOnce.ts';

const SILENT = { stage: () => {}, update: () => {} };

export class DropoutSweepRunner {
  private readonly pipeline: Pipeline;
  private asked = 0;

  /** @param atOnce how many rates can be measured at once without waiting for each other */
  constructor(
    host: StageHost,
    private readonly atOnce: () => number,
  ) {
    this.pipeline = new Pipeline(host);
  }

  /**
   * What the views tell of membership at each rate, some at once; stages that are remembered are not computed again.
   *
   * @throws DataDoesNotSuit before any stage; StageAborted when stopped; else the first stage's failure
   */
  async measure(
    experiment: Experiment,
    rates: readonly number[],
    measured: (rate: number, information: ViewInformation) => void,
  ): Promise<void> {
    requireCompatible(experiment);
    const asked = ++this.asked;
    await someAtOnce(rates, this.atOnce(), async (rate) => {
      const { outcome } = await this.pipeline.onlyBeside('information', atRate(experiment, rate), SILENT);
      if (asked !== this.asked) throw new StageAborted('The sweep was ended.');
      measured(rate, outcome.output as ViewInformation);
    });
  }

  /** Within one batch. */
  stop(): void {
    this.asked++;
    this.pipeline.stop();
  }
}
