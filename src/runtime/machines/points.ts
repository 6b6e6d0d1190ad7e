/** Points of sweeps as machines hand them on. */
import type { Experiment } from '../../lab/experiment/experiment.ts';

/** What is asked of a worker. */
export interface PointJob {
  readonly experiment: Experiment;
  /** Of the largest point of the sweep on the same data: how much of an archive is read. */
  readonly membersPerModel: number;
}

/** Who computes points, and who wants them, must be of one kind: figures of two are two. */
export interface PointKind {
  readonly version: number;
  readonly engine: string;
}

export const kindText = ({ version, engine }: PointKind): string => `version ${version} on ${engine}`;
