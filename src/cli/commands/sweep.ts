/** Many experiments one after the other, sharing every stage that they have in common. */

import { meantBy } from '../../lab/experiment/didYouMean.ts';
import type { Experiment } from '../../lab/experiment/experiment.ts';
import type { RunResult } from '../../lab/pipeline/runResult.ts';
import { GridError, gridExperiments, shardOf } from '../../lab/studies/grid.ts';
import { inSharingOrder } from '../../lab/studies/order.ts';
import { pointOf, type StudyPoint } from '../../lab/studies/point.ts';
import { someAtOnce } from '../../lab/studies/someAtOnce.ts';
import { BadInput } from '../badInput.ts';
import { type Answer, command, type Given } from '../command.ts';
import { failureText } from '../failures.ts';
import { readJson } from '../readJson.ts';
import type { Lab } from '../runLab.ts';
import { type EndSignal, holdSignals } from '../signals.ts';
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

/** Experiments by what has to be loaded for them, in the order of their first. */
function byData(points: readonly Experiment[]): Experiment[][] {
  const names = [...new Set(points.map(({ dataset }) => dataset.name))];
  return names.map((name) => points.filter(({ dataset }) => dataset.name === name));
}

const FLAGS = ['shard', 'data', 'target', 'engine', 'jobs'] as const;
type SweepFlags = Given<(typeof FLAGS)[number]>['flags'];

/** Points of one dataset, which training workers read once. */
export interface Group {
  readonly points: readonly Experiment[];
  /** The experiment that is run for a point. */
  readonly experiments: readonly Experiment[];
  open(): Promise<Lab>;
}

/** Reads the data of a group. @throws BadInput */
async function loadGroup(
  points: readonly Experiment[],
  { data: path, target, engine, jobs }: SweepFlags,
  progress: (line: string) => void,
): Promise<Group> {
  const [{ loadData }, { openLab }] = await Promise.all([
    import('../data/loadData.ts'),
    import('../runLab.ts'),
  ]);
  const most = points.reduce((a, b) => (a.dataset.membersPerModel >= b.dataset.membersPerModel ? a : b));
  const { experiment, data } = await loadData(most, path, progress, target);
  const { content } = experiment.dataset;
  return {
    points,
    experiments: points.map((point) => ({ ...point, dataset: { ...point.dataset, content } })),
    open: () => openLab({ data, progress, ...(engine && { engine }), ...(jobs && { jobs }) }),
  };
}

/**
 * The points by their data, looked at to the last before the first trains: settings, data, memory.
 * @returns with the first group's lab, which is open
 * @throws BadInput, TooLarge, TooFewExamples
 */
async function checkedGroups(
  points: readonly Experiment[],
  flags: SweepFlags,
  progress: (line: string) => void,
): Promise<{ groups: readonly Group[]; first: Lab }> {
  const { requireFitting } = await import('../data/loadData.ts');
  for (const point of points) requireFitting(point, flags.target);
  const groups: Group[] = [];
  for (const group of byData(inSharingOrder(points))) groups.push(await loadGroup(group, flags, progress));
  const labs: Lab[] = [];
  try {
    for (const group of groups) {
      const lab = await group.open();
      labs.push(lab);
      await lab.check(group.experiments);
      // Two of them at the same time would need the memory of two.
      if (labs.length > 1) labs.pop()?.close();
    }
  } catch (error) {
    for (const lab of labs) lab.close();
    throw error;
  }
  return { groups, first: labs[0]! };
}

interface Ran {
  readonly found: ReadonlyMap<Experiment, RunResult>;
  readonly failed: ReadonlyMap<Experiment, unknown>;
  readonly signal?: EndSignal;
}

/** Runs the points until the last, or until a signal; one that fails takes no other with it. */
export async function runAll(
  groups: readonly Group[],
  first: Lab,
  progress: (line: string) => void,
  pointText: (point: StudyPoint) => string,
): Promise<Ran> {
  const found = new Map<Experiment, RunResult>();
  const failed = new Map<Experiment, unknown>();
  const count = groups.reduce((sum, { points }) => sum + points.length, 0);
  let begun = 0;
  let signal: EndSignal | undefined;
  const held = holdSignals();
  const ended = held.told.then((one) => {
    signal = one;
  });

  async function runPoint(lab: Lab, point: Experiment, experiment: Experiment): Promise<void> {
    if (signal) return;
    begun++;
    const place = `point ${begun} of ${count}`;
    progress(place);
    // One that is told alone needs no name.
    const told = lab.atOnce > 1 ? (line: string) => progress(`${place}: ${line}`) : progress;
    try {
      const { report } = await lab.run(experiment, told);
      found.set(point, report);
      progress(`${place} done: ${pointText(report)}`);
    } catch (error) {
      // What is under way ends with its lab.
      if (signal) return;
      failed.set(point, error);
      progress(`${place} failed: ${failureText(error)}`);
    }
  }

  try {
    for (const [g, group] of groups.entries()) {
      const lab = g === 0 ? first : await group.open();
      try {
        const points = group.points.map((point, i) => [point, group.experiments[i]!] as const);
        const all = someAtOnce(points, lab.atOnce, ([point, experiment]) => runPoint(lab, point, experiment));
        await Promise.race([all, ended]);
      } finally {
        lab.close();
      }
      // Signals stay held: what was found is still to be printed.
      if (signal) return { found, failed, signal };
    }
  } catch (error) {
    held.release();
    throw error;
  }
  held.release();
  return { found, failed };
}

/** @throws BadInput before the first point; the failure where every point fails */
async function sweepGrid(
  grid: unknown,
  flags: SweepFlags,
  progress: (line: string) => void,
): Promise<Answer> {
  const all = pointsOf(grid);
  const points = flags.shard ? shardOf(all, flags.shard.index, flags.shard.count) : all;
  const { changesText, pointText, seedsOf, sweepText } = await import('./sweepText.ts');
  const begun = performance.now();
  let ran: Ran = { found: new Map(), failed: new Map() };
  if (points.length > 0) {
    const { groups, first } = await checkedGroups(points, flags, progress);
    ran = await runAll(groups, first, progress, pointText);
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
