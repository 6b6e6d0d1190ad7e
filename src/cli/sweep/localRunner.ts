/** Points of a sweep on the training workers of this process: one lab at a time, each of one dataset. */
import type { Experiment } from '../../lab/experiment/experiment.ts';
import { someAtOnce } from '../../lab/studies/someAtOnce.ts';
import type { TrainingData } from '../../runtime/node/trainingData.ts';
import type { EngineName } from '../../runtime/protocol.ts';
import type { Lab } from '../runLab.ts';
import type { OpenRunner, PointListener, PointRunner, PointsOfData } from './pointRunner.ts';

/** @param engine that it has to be; none: the best that there is */
type OpenLab = (data: TrainingData, engine: EngineName | undefined) => Promise<Lab>;

class LocalRunner implements PointRunner {
  private constructor(
    private readonly openLab: OpenLab,
    private lab: Lab,
    private data: TrainingData,
  ) {}

  static async open(openLab: OpenLab, { data }: PointsOfData): Promise<LocalRunner> {
    return new LocalRunner(openLab, await openLab(data, undefined), data);
  }

  get engine() {
    return this.lab.engine;
  }

  /** The lab of some data; the one before is closed: two at the same time would need the memory of two. */
  private async labOf({ data }: PointsOfData): Promise<Lab> {
    if (data === this.data) return this.lab;
    this.lab.close();
    this.lab = await this.openLab(data, this.engine.backend);
    this.data = data;
    return this.lab;
  }

  async check(groups: readonly PointsOfData[]): Promise<void> {
    // From the last on: the first one's lab is then the one that is open.
    for (const group of groups.toReversed()) await (await this.labOf(group)).check(group.experiments);
  }

  async run(groups: readonly PointsOfData[], listener: PointListener, ended: AbortSignal): Promise<void> {
    const told = new Promise<void>((resolve) => ended.addEventListener('abort', () => resolve()));
    for (const group of groups) {
      if (ended.aborted) return;
      const lab = await this.labOf(group);
      lab.expect(group.experiments);
      const all = someAtOnce(group.experiments, lab.atOnce, (one) => runPoint(lab, one, listener, ended));
      await Promise.race([all, told]);
    }
  }

  close(): void {
    this.lab.close();
  }
}

async function runPoint(
  lab: Lab,
  experiment: Experiment,
  listener: PointListener,
  ended: AbortSignal,
): Promise<void> {
  if (ended.aborted) return;
  listener.begun(experiment);
  try {
    const { report } = await lab.run(experiment, (line) => listener.told(experiment, line));
    if (!ended.aborted) listener.finished(experiment, report);
  } catch (error) {
    // What is under way ends with its lab.
    if (!ended.aborted) listener.failed(experiment, error);
  }
}

/** @param openLab anew for each dataset, on the first one's engine */
export const localRunner =
  (
    openLab: (
      data: TrainingData,
      progress: (line: string) => void,
      engine: EngineName | undefined,
    ) => Promise<Lab>,
  ): OpenRunner =>
  ([first], progress) =>
    LocalRunner.open((data, engine) => openLab(data, progress, engine), first!);
