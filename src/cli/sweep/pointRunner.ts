/** Where the points of a sweep are computed: in this process, or elsewhere. */
import type { Experiment } from '../../lab/experiment/experiment.ts';
import type { RunResult } from '../../lab/pipeline/runResult.ts';
import type { TrainingData } from '../../runtime/node/trainingData.ts';

/** Points of one dataset, which is read once. */
export interface PointsOfData {
  /** As they are run: the dataset is named by its checksum. In the order that shares most. */
  readonly experiments: readonly Experiment[];
  readonly data: TrainingData;
  /** Of the largest point that these data were read for, whether it is one of these or not. */
  readonly membersPerModel: number;
}

/** Told of points as they come, by the very experiments that were given. */
export interface PointListener {
  begun(experiment: Experiment): void;
  /** A line of what goes on with it. */
  told(experiment: Experiment, line: string): void;
  finished(experiment: Experiment, report: RunResult): void;
  failed(experiment: Experiment, error: unknown): void;
}

export interface PointRunner {
  /** What computes all of them: no figures of two engines are mixed. */
  readonly engine: RunResult['engine'];
  /** Looks at every point. @throws before anything trains, what of them could not run: TooLarge, TooFewExamples, or as reading the data does */
  check(groups: readonly PointsOfData[]): Promise<void>;
  /** Runs all of them; one that fails takes no other with it. @param ended what is under way then is neither finished nor failed */
  run(groups: readonly PointsOfData[], listener: PointListener, ended: AbortSignal): Promise<void>;
  close(): void;
}

/** @param groups at least one of at least one point @param progress a line that is of no point @throws what the engine fails with */
export type OpenRunner = (
  groups: readonly PointsOfData[],
  progress: (line: string) => void,
) => Promise<PointRunner>;
