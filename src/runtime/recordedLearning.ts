/** What the recorded run's trainings looked like, as a file of its own: fetched once someone wants to see them learn. */
import { MODEL_ROLES, type ModelRole } from '../lab/data/modelRole.ts';
import type { EmbeddingFrames } from '../lab/evaluation/embeddingFrames.ts';
import { CONFIDENCE_BINS, type ConfidenceSnapshot } from '../lab/training/confidence.ts';
import { bytesOf, toBase64 } from './base64.ts';
import type { RecordedRun } from './recordedRun.ts';

export interface Learning {
  readonly confidence: Readonly<Record<ModelRole, readonly ConfidenceSnapshot[]>>;
  readonly frames: EmbeddingFrames;
}

type Of = Pick<RecordedRun, 'meta' | 'report'>;

/** JSON with typed arrays as base64. */
export interface RecordedLearningFile {
  readonly version: 1;
  /** Of the run that it belongs to. */
  readonly of: { readonly date: string; readonly link: string };
  readonly confidence: Learning['confidence'];
  readonly frames: {
    readonly epochs: readonly number[];
    readonly examples: string;
    readonly points: string;
    readonly step: string;
  };
}

export function packLearning(
  { meta, report }: Of,
  { confidence, frames: { epochs, examples, points, step } }: Learning,
): RecordedLearningFile {
  return {
    version: 1,
    of: { date: meta.date, link: report.link },
    confidence,
    frames: { epochs, examples: toBase64(examples), points: toBase64(points), step: toBase64(step) },
  };
}

const FILE = 'The file of what the recorded run’s trainings looked like';

const isCount = (value: unknown) => Number.isInteger(value) && (value as number) >= 0;
const rises = (values: readonly number[]) =>
  values.every((value, i) => isCount(value) && (i === 0 || value > values[i - 1]!));

function areSnapshots(snapshots: readonly ConfidenceSnapshot[]): boolean {
  const areCounts = (counts: readonly number[]) => counts.length === CONFIDENCE_BINS && counts.every(isCount);
  const are = snapshots.map(
    ({ members, nonMembers, means }) =>
      areCounts(members) && areCounts(nonMembers) && means.members >= 0 && means.nonMembers >= 0,
  );
  return are.every(Boolean) && rises(snapshots.map(({ epoch }) => epoch));
}

function areFrames({ epochs, examples, points, step }: EmbeddingFrames, count: number): boolean {
  const [frames, framed] = [epochs.length, examples.length];
  return (
    frames > 1 &&
    framed > 0 &&
    step.length === frames &&
    points.length === 2 * frames * framed &&
    examples.at(-1)! < count &&
    step.every((value) => Number.isFinite(value) && value >= 0) &&
    rises(epochs) &&
    rises([...examples])
  );
}

function read({ confidence, frames }: RecordedLearningFile): Learning {
  return {
    confidence,
    frames: {
      epochs: frames.epochs,
      examples: new Int32Array(bytesOf(frames.examples).buffer),
      points: new Int16Array(bytesOf(frames.points).buffer),
      step: new Float32Array(bytesOf(frames.step).buffer),
    },
  };
}

function isWhole({ confidence, frames }: Learning, { report }: Of): boolean {
  const { membersPerModel } = report.experiment.dataset;
  return (
    MODEL_ROLES.every((role) => areSnapshots(confidence[role])) && areFrames(frames, 2 * membersPerModel)
  );
}

/**
 * @param file whatever the server gave
 * @throws Error where it is of another version or run, or is damaged
 */
export function unpackLearning(file: unknown, run: Of): Learning {
  const { version, of } = (file ?? {}) as Partial<RecordedLearningFile>;
  if (version !== 1) throw new Error(`${FILE} is of version ${version}; this page reads version 1.`);
  if (of?.link !== run.report.link || of.date !== run.meta.date)
    throw new Error(`${FILE} is of another run.`);
  try {
    const learning = read(file as RecordedLearningFile);
    if (isWhole(learning, run)) return learning;
  } catch {
    // Told below.
  }
  throw new Error(`${FILE} is damaged.`);
}
