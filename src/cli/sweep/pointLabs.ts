/** The lab of a worker that takes points of any dataset: one is open at a time, since two would need the memory of two. */
import type { PointJob } from '../../runtime/machines/points.ts';
import type { TrainingData } from '../../runtime/node/trainingData.ts';
import { LeftToOthers } from '../../runtime/redis/pointWorker.ts';
import { BadInput } from '../badInput.ts';
import { loadData } from '../data/loadData.ts';
import { failureText } from '../failures.ts';
import type { Lab, LabRun } from '../runLab.ts';

export interface PointLabsHost {
  open(data: TrainingData): Promise<Lab>;
  /** As `--data` and `--target` say. */
  readonly path?: string;
  readonly target?: string;
  progress(line: string): void;
}

const withoutData = (error: Error) =>
  new LeftToOthers(`this machine has not the data of a point: ${failureText(error)}`);

const keptKey = ({ experiment: { dataset }, membersPerModel }: PointJob) =>
  `${dataset.name} ${dataset.content} ${membersPerModel}`;

export class PointLabs {
  private users = 0;
  private waiting: (() => void)[] = [];
  /** Which data are read, or being read, is changed by one point at a time. */
  private turn: Promise<unknown> = Promise.resolve();
  /** What data the lab has: the names of those that were read, or a folder. */
  private of: string;

  /** @param lab on the data of that folder */
  constructor(
    private readonly host: PointLabsHost,
    private lab: Lab,
    folder: string,
  ) {
    this.of = folder;
  }

  /** @throws LeftToOthers where this machine has not the data; or as the run */
  async run(job: PointJob, told: (line: string) => void): Promise<LabRun> {
    const entering = this.turn.then(() => this.enter(job));
    this.turn = entering.catch(() => undefined);
    const lab = await entering;
    try {
      return await lab.run(job.experiment, told);
    } catch (error) {
      throw error instanceof Error && error.name === 'DataFileError' ? withoutData(error) : error;
    } finally {
      this.users--;
      if (this.users === 0) for (const one of this.waiting.splice(0)) one();
    }
  }

  private async enter(job: PointJob): Promise<Lab> {
    // What is read of a folder is read by the training workers.
    const isKept = job.experiment.dataset.content !== '';
    if (!isKept || this.of !== keptKey(job)) {
      const data = await this.dataOf(job);
      const of = isKept ? keptKey(job) : data.dataFolder;
      if (of !== this.of) await this.change(of, data);
    }
    this.users++;
    return this.lab;
  }

  private async change(of: string, data: TrainingData): Promise<void> {
    if (this.users > 0) await new Promise<void>((resolve) => this.waiting.push(resolve));
    this.lab.close();
    this.lab = await this.host.open(data);
    this.of = of;
  }

  private async dataOf({ experiment, membersPerModel }: PointJob): Promise<TrainingData> {
    const { host } = this;
    const most = { ...experiment, dataset: { ...experiment.dataset, membersPerModel } };
    try {
      return (await loadData(most, host.path, host.progress, host.target)).data;
    } catch (error) {
      if (!(error instanceof BadInput)) throw error;
      throw withoutData(error);
    }
  }

  close(): void {
    this.lab.close();
  }
}
