/** The points of a sweep: those that are there already, then all others, each kept as soon as it is finished. */
import type { Experiment } from '../../lab/experiment/experiment.ts';
import { count } from '../../lab/numbers.ts';
import type { RunResult } from '../../lab/pipeline/runResult.ts';
import { stageKeys } from '../../lab/pipeline/stageKey.ts';
import type { StageName } from '../../lab/stages/catalogue.ts';
import { shardOf } from '../../lab/studies/grid.ts';
import { inSharingOrder } from '../../lab/studies/order.ts';
import { pointOf, type StudyPoint } from '../../lab/studies/point.ts';
import { usableOf } from '../../lab/studies/pointRecord.ts';
import { failureText } from '../failures.ts';
import { type EndSignal, holdSignals } from '../signals.ts';
import { isSystemError, systemErrorText } from '../systemErrors.ts';
import type { OpenRunner, PointRunner, PointsOfData } from './pointRunner.ts';
import { byData, type SweepData } from './sweepData.ts';
import type { SweepFolder } from './sweepFolder.ts';

export interface SweepAsked {
  readonly read: SweepData;
  /** Which of how many machines this is, from 1. */
  readonly shard?: { readonly index: number; readonly count: number };
  readonly folder?: SweepFolder;
  readonly open: OpenRunner;
  /** What a finished point is told as. */
  pointText(point: StudyPoint): string;
  progress(line: string): void;
}

export interface SweepDone {
  /** Finished, in the order of the grid. */
  readonly points: readonly StudyPoint[];
  /** Of them, were there before. */
  readonly reused: number;
  readonly failed: readonly { readonly experiment: Experiment; readonly error: string }[];
  /** Of those that were run, in the order of the grid. */
  readonly stages: readonly {
    readonly name: string;
    readonly seconds: number;
    readonly remembered: boolean;
  }[];
  readonly signal?: EndSignal;
  /** Where finished points could no longer be kept, which ends it. */
  readonly unwritten?: Unwritten;
  /** So many it ended before. */
  readonly notRun: number;
}

export interface Unwritten {
  readonly path: string;
  readonly reason: string;
}

type StageTimes = SweepDone['stages'];

const stagesOf = ({ timing }: RunResult): StageTimes =>
  timing.stages.map(({ name, seconds, remembered }) => ({ name, seconds, remembered }));

interface Ran {
  /** Of those that were run. */
  readonly stages: ReadonlyMap<Experiment, StageTimes>;
  readonly failed: ReadonlyMap<Experiment, string>;
  readonly signal?: EndSignal;
  readonly unwritten?: Unwritten;
}

/** Runs the points until the last, until a signal, or until one cannot be kept; one that fails takes no other with it. */
async function runAll(
  groups: readonly PointsOfData[],
  runner: PointRunner,
  found: Map<Experiment, StudyPoint>,
  { folder, pointText, progress }: Pick<SweepAsked, 'folder' | 'pointText' | 'progress'>,
): Promise<Ran> {
  const stages = new Map<Experiment, StageTimes>();
  const failed = new Map<Experiment, string>();
  const all = groups.reduce((sum, { experiments }) => sum + experiments.length, 0);
  const places = new Map<Experiment, string>();
  const controller = new AbortController();
  const ends: { signal?: EndSignal; unwritten?: Unwritten } = {};
  const held = holdSignals();
  void held.told.then((signal) => {
    ends.signal = signal;
    controller.abort();
  });
  let begun = 0;
  const finish = (experiment: Experiment, report: RunResult) => {
    const point = pointOf(report);
    found.set(experiment, point);
    stages.set(experiment, stagesOf(report));
    progress(`${places.get(experiment)} done: ${pointText(point)}`);
    try {
      folder?.append(point);
    } catch (error) {
      const reason = isSystemError(error) ? systemErrorText(error) : failureText(error);
      ends.unwritten ??= { path: folder!.path, reason };
      controller.abort();
    }
  };
  try {
    await runner.run(
      groups,
      {
        begun(experiment) {
          places.set(experiment, `point ${++begun} of ${all}`);
          progress(places.get(experiment)!);
        },
        told: (experiment, line) => progress(`${places.get(experiment)}: ${line}`),
        finished: finish,
        failed(experiment, error) {
          failed.set(experiment, failureText(error));
          progress(`${places.get(experiment)} failed: ${failed.get(experiment)}`);
        },
      },
      controller.signal,
    );
  } catch (error) {
    held.release();
    throw error;
  }
  // Signals stay held: what was found is still to be printed.
  if (!ends.signal) held.release();
  return { stages, failed, ...ends };
}

const COUNTED: readonly (readonly [StageName, string])[] = [
  ['target', 'target'],
  ['shadow', 'shadow'],
  ['encoder', 'encoder'],
];

/** How much of it is shared: `30 points: 5 targets, 5 shadows and 30 encoders to train`. */
function sharesText(points: readonly Experiment[]): string {
  const keys = points.map((point) => stageKeys(point, ''));
  const counts = COUNTED.map(([name, word]) => {
    const { size } = new Set(keys.map((of) => of[name]));
    return `${count(size)} ${word}${size === 1 ? '' : 's'}`;
  });
  const what = `${counts.slice(0, -1).join(', ')} and ${counts.at(-1)}`;
  return `${count(points.length)} ${points.length === 1 ? 'point' : 'points'} to run: ${what} to train`;
}

/** Looks at every point that is to be run before the first of them trains. @throws as PointRunner.check */
async function runChecked(
  todo: readonly PointsOfData[],
  runner: PointRunner,
  found: Map<Experiment, StudyPoint>,
  asked: SweepAsked,
): Promise<Ran> {
  if (todo.length === 0) return { stages: new Map(), failed: new Map() };
  await runner.check(todo);
  asked.progress(sharesText(todo.flatMap(({ experiments }) => experiments)));
  return runAll(todo, runner, found, asked);
}

/** @throws BadInput, TooLarge, TooFewExamples before the first point trains */
export async function sweepPoints(asked: SweepAsked): Promise<SweepDone> {
  const { read, shard, folder, open, progress } = asked;
  const inOrder = inSharingOrder(read.points);
  const mine = shard ? shardOf(inOrder, shard.index, shard.count) : inOrder;
  if (mine.length === 0) return { points: [], reused: 0, failed: [], stages: [], notRun: 0 };
  const runner = await open(byData(mine, read), progress);
  try {
    const before = usableOf(folder?.records ?? [], mine, runner.engine.backend);
    const found = new Map(before.found);
    for (const remark of [...(folder?.remarks ?? []), ...before.leftOut]) progress(`--out: ${remark}`);
    if (found.size > 0) progress(`--out: ${found.size} of ${mine.length} points are there already`);
    const todo = byData(
      mine.filter((point) => !found.has(point)),
      read,
    );
    const { stages, failed, ...ends } = await runChecked(todo, runner, found, asked);
    const inGrid = new Set(mine);
    const points = read.points.filter((point) => inGrid.has(point));
    return {
      points: points.flatMap((point) => found.get(point) ?? []),
      reused: before.found.size,
      failed: points
        .filter((point) => failed.has(point))
        .map((experiment) => ({ experiment, error: failed.get(experiment)! })),
      stages: points.flatMap((point) => stages.get(point) ?? []),
      notRun: points.filter((point) => !found.has(point) && !failed.has(point)).length,
      ...ends,
    };
  } finally {
    runner.close();
  }
}
