/** Many experiments one after the other, sharing every stage that they have in common. */

import { meantBy } from '../../lab/experiment/didYouMean.ts';
import type { Experiment } from '../../lab/experiment/experiment.ts';
import type { RunResult } from '../../lab/pipeline/runResult.ts';
import { GridError, gridExperiments, shardOf } from '../../lab/studies/grid.ts';
import { inSharingOrder } from '../../lab/studies/order.ts';
import { pointOf, type StudyPoint } from '../../lab/studies/point.ts';
import { BadInput } from '../badInput.ts';
import { type Answer, command, type Given } from '../command.ts';
import { failureText } from '../failures.ts';
import { readJson } from '../readJson.ts';
import { type EndSignal, holdSignals } from '../signals.ts';
import type { OpenRunner, PointRunner, PointsOfData } from '../sweep/pointRunner.ts';
import type { Swept } from './sweepText.ts';

function pointsOf(grid: unknown): Experiment[] {
  try {
    return gridExperiments(grid);
  } catch (error) {
    if (!(error instanceof GridError)) throw error;
    const meant = error.problem ? meantBy(error.problem) : '';
    throw new BadInput([`${error.message}.`, error.hint, meant].join(' ').trim());
  }
}

const FLAGS = ['shard', 'redis', 'data', 'target', 'engine', 'jobs'] as const;
type SweepFlags = Given<(typeof FLAGS)[number]>['flags'];

/** Where the points are run. */
async function runnerOf({ engine, jobs, redis }: SweepFlags): Promise<OpenRunner> {
  const [{ openLab }, { localRunner }] = await Promise.all([
    import('../runLab.ts'),
    import('../sweep/localRunner.ts'),
  ]);
  const local = localRunner((data, progress, same = engine) =>
    openLab({ data, progress, ...(same && { engine: same }), ...(jobs && { jobs }) }),
  );
  return redis ? (await import('../sweep/redisRunner.ts')).redisRunner(local, redis) : local;
}

interface Ran {
  readonly found: ReadonlyMap<Experiment, RunResult>;
  readonly failed: ReadonlyMap<Experiment, unknown>;
  readonly signal?: EndSignal;
}

/** Runs the points until the last, or until a signal; one that fails takes no other with it. */
export async function runAll(
  groups: readonly PointsOfData[],
  runner: PointRunner,
  progress: (line: string) => void,
  pointText: (point: StudyPoint) => string,
): Promise<Ran> {
  const found = new Map<Experiment, RunResult>();
  const failed = new Map<Experiment, unknown>();
  const count = groups.reduce((sum, { experiments }) => sum + experiments.length, 0);
  const places = new Map<Experiment, string>();
  const controller = new AbortController();
  let signal: EndSignal | undefined;
  const held = holdSignals();
  void held.told.then((one) => {
    signal = one;
    controller.abort();
  });
  try {
    await runner.run(
      groups,
      {
        begun(experiment) {
          places.set(experiment, `point ${places.size + 1} of ${count}`);
          progress(places.get(experiment)!);
        },
        told: (experiment, line) => progress(`${places.get(experiment)}: ${line}`),
        finished(experiment, report) {
          found.set(experiment, report);
          progress(`${places.get(experiment)} done: ${pointText(report)}`);
        },
        failed(experiment, error) {
          failed.set(experiment, error);
          progress(`${places.get(experiment)} failed: ${failureText(error)}`);
        },
      },
      controller.signal,
    );
  } catch (error) {
    held.release();
    throw error;
  }
  // Signals stay held: what was found is still to be printed.
  if (signal) return { found, failed, signal };
  held.release();
  return { found, failed };
}

/** @throws BadInput, TooLarge, TooFewExamples before the first point trains */
async function checkedRunner(
  groups: readonly PointsOfData[],
  flags: SweepFlags,
  progress: (line: string) => void,
): Promise<PointRunner> {
  const open = await runnerOf(flags);
  const runner = await open(groups, progress);
  try {
    await runner.check(groups);
    return runner;
  } catch (error) {
    runner.close();
    throw error;
  }
}

/** @throws BadInput before the first point trains */
async function sweepGrid(
  grid: unknown,
  flags: SweepFlags,
  progress: (line: string) => void,
): Promise<Answer> {
  const [{ changesText, pointText, seedsOf, sweepText }, { byData, readSweepData }] = await Promise.all([
    import('./sweepText.ts'),
    import('../sweep/sweepData.ts'),
  ]);
  const begun = performance.now();
  const read = await readSweepData(pointsOf(grid), flags, progress);
  const inOrder = inSharingOrder(read.points);
  const mine = flags.shard ? shardOf(inOrder, flags.shard.index, flags.shard.count) : inOrder;
  const mineOnly = new Set(mine);
  const points = read.points.filter((point) => mineOnly.has(point));
  let ran: Ran = { found: new Map(), failed: new Map() };
  if (points.length > 0) {
    const groups = byData(mine, read);
    const runner = await checkedRunner(groups, flags, progress);
    try {
      ran = await runAll(groups, runner, progress, pointText);
    } finally {
      runner.close();
    }
  }
  const { found, failed, signal } = ran;
  const reports = points.flatMap((point) => found.get(point) ?? []);
  const means = seedsOf(reports.map(pointOf));
  const failures = points
    .filter((point) => failed.has(point))
    .map((experiment) => ({ experiment, error: failureText(failed.get(experiment)) }));
  const swept: Swept = {
    points: reports.map(pointOf),
    ...(means.length > 0 && { overSeeds: means }),
    ...(failures.length > 0 && { failed: failures }),
    ...(signal && { interrupted: signal }),
    timing: {
      totalSeconds: (performance.now() - begun) / 1000,
      stages: reports.flatMap(({ timing }) =>
        timing.stages.map(({ name, seconds, remembered }) => ({ name, seconds, remembered })),
      ),
    },
  };
  return {
    json: swept,
    text: sweepText(swept),
    failures: failures.map(({ experiment, error }) => `${changesText(experiment)}: ${error}`),
    ...(signal && { signal }),
  };
}

export const sweep = command({
  name: 'sweep',
  summary: 'every experiment of {base: {PATH: VALUE}, vary: {PATH: [VALUE, ...]}}; shared stages run once',
  positional: ['GRID.json'],
  flags: FLAGS,
  run: ({ positional: [file = ''], flags }, progress) => sweepGrid(readJson(file), flags, progress),
});
