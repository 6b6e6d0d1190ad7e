/** Runs experiments as a command line asks for it, and answers with their points. */
import type { DatasetName } from '../../lab/data/catalogue.ts';
import type { Experiment } from '../../lab/experiment/experiment.ts';
import type { StudyPoint } from '../../lab/studies/point.ts';
import { studyCsv } from '../../lab/studies/studyCsv.ts';
import { refused } from '../badInput.ts';
import type { Answer, Given } from '../command.ts';
import type { OpenRunner } from './pointRunner.ts';
import type { SweepFolder } from './sweepFolder.ts';
import type { SweepDone, Unwritten } from './sweepPoints.ts';

/** Of every command that runs many experiments. */
export const SWEEP_FLAGS = ['redis', 'data', 'target', 'engine', 'jobs', 'out', 'csv'] as const;
type SweepFlags = Given<(typeof SWEEP_FLAGS)[number] | 'shard'>['flags'];

/** Where the points are run. */
async function runnerOf({ engine, jobs, redis }: SweepFlags): Promise<OpenRunner> {
  const [{ openLab }, { localRunner }] = await Promise.all([
    import('../runLab.ts'),
    import('./localRunner.ts'),
  ]);
  const local = localRunner((data, progress, same = engine) =>
    openLab({ data, progress, ...(same && { engine: same }), ...(jobs && { jobs }) }),
  );
  return redis ? (await import('./redisRunner.ts')).redisRunner(local, redis) : local;
}

/** The folder of points, where one is asked for. @throws BadInput */
async function folderOf({ out, csv }: SweepFlags): Promise<SweepFolder | undefined> {
  if (out === undefined) return undefined;
  const { isOfFolder, openSweepFolder } = await import('./sweepFolder.ts');
  if (csv !== undefined && isOfFolder(out, csv)) {
    throw refused('--csv', csv, 'a file of its own, as the points of --out are kept in that one');
  }
  return openSweepFolder('--out', out);
}

/** What became of points of which there are no figures, or that were there before. */
export interface SweepAccount {
  /** Whose run failed. */
  readonly failed?: SweepDone['failed'];
  /** How many were in the folder already. */
  readonly reused?: number;
  /** The signal that ended the sweep before its last point. */
  readonly interrupted?: string;
  /** Where points could no longer be kept, which ended it. */
  readonly unwritten?: Unwritten;
  /** How many it ended before. */
  readonly notRun?: number;
}

export interface SweptExperiments extends SweepDone {
  readonly totalSeconds: number;
}

function unwrittenText({ path, reason }: Unwritten, notRun: number): string {
  const left = notRun === 0 ? '' : ` and ${notRun} ${notRun === 1 ? 'point is' : 'points are'} not run`;
  return `${path} could not be written (${reason})${left}; what is in it stays, and the same command goes on from there once it can be`;
}

/** What every such answer says of points that are not in it as they were asked for; nothing of what did not happen. */
export function accountOf({ failed, reused, signal, unwritten, notRun }: SweptExperiments): SweepAccount {
  return {
    ...(failed.length > 0 && { failed }),
    ...(reused > 0 && { reused }),
    ...(signal && { interrupted: signal }),
    ...(unwritten && { unwritten }),
    ...(notRun > 0 && { notRun }),
  };
}

/** What an answer has beside what is printed: the table, what failed, and what ended it. */
export function besideText(
  { points, failed, signal, unwritten, notRun }: SweptExperiments,
  { csv }: Pick<SweepFlags, 'csv'>,
  named: (experiment: Experiment) => string,
): Omit<Answer, 'json' | 'text'> {
  const failures = failed.map(({ experiment, error }) => `${named(experiment)}: ${error}`);
  return {
    files: csv === undefined ? [] : [{ flag: 'csv', content: () => studyCsv(points) }],
    failures: [...failures, ...(unwritten ? [`--out: ${unwrittenText(unwritten, notRun)}`] : [])],
    ...(signal && { signal }),
  };
}

/**
 * @param missing is told of data without which the others are run; by default all is refused
 * @throws BadInput before the first point trains
 */
export async function sweepExperiments(
  experiments: readonly Experiment[],
  flags: SweepFlags,
  pointText: (point: StudyPoint) => string,
  progress: (line: string) => void,
  missing?: (name: DatasetName, error: Error) => void,
): Promise<SweptExperiments> {
  const [{ readSweepData }, { sweepPoints }] = await Promise.all([
    import('./sweepData.ts'),
    import('./sweepPoints.ts'),
  ]);
  const begun = performance.now();
  const { shard } = flags;
  const folder = await folderOf(flags);
  try {
    const read = await readSweepData(experiments, flags, progress, missing);
    const open = await runnerOf(flags);
    const asked = { read, open, pointText, progress, ...(shard && { shard }), ...(folder && { folder }) };
    const done = await sweepPoints(asked);
    return { ...done, totalSeconds: (performance.now() - begun) / 1000 };
  } finally {
    folder?.close();
  }
}
