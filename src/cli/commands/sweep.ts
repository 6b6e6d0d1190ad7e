/** Many experiments one after the other, sharing every stage that they have in common. */

import { meantBy } from '../../lab/experiment/didYouMean.ts';
import type { Experiment } from '../../lab/experiment/experiment.ts';
import { GridError, gridExperiments } from '../../lab/studies/grid.ts';
import { studyCsv } from '../../lab/studies/studyCsv.ts';
import { BadInput, refused } from '../badInput.ts';
import { type Answer, command, type Given } from '../command.ts';
import { readJson } from '../readJson.ts';
import type { OpenRunner } from '../sweep/pointRunner.ts';
import type { SweepFolder } from '../sweep/sweepFolder.ts';
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

const FLAGS = ['shard', 'redis', 'data', 'target', 'engine', 'jobs', 'out', 'csv'] as const;
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

/** The folder of points, where one is asked for. @throws BadInput */
async function folderOf({ out, csv }: SweepFlags): Promise<SweepFolder | undefined> {
  if (out === undefined) return undefined;
  const { isOfFolder, openSweepFolder } = await import('../sweep/sweepFolder.ts');
  if (csv !== undefined && isOfFolder(out, csv)) {
    throw refused('--csv', csv, 'a file of its own, as the points of --out are kept in that one');
  }
  return openSweepFolder('--out', out);
}

/** @throws BadInput before the first point trains */
async function sweepGrid(
  experiments: readonly Experiment[],
  flags: SweepFlags,
  progress: (line: string) => void,
): Promise<Answer> {
  const [{ changesText, pointText, seedsOf, sweepText }, { readSweepData }, { sweepPoints }] =
    await Promise.all([
      import('./sweepText.ts'),
      import('../sweep/sweepData.ts'),
      import('../sweep/sweepPoints.ts'),
    ]);
  const begun = performance.now();
  const folder = await folderOf(flags);
  try {
    const read = await readSweepData(experiments, flags, progress);
    const open = await runnerOf(flags);
    const { shard } = flags;
    const { points, reused, failed, stages, signal, unwritten } = await sweepPoints({
      read,
      open,
      pointText,
      progress,
      ...(shard && { shard }),
      ...(folder && { folder }),
    });
    const means = seedsOf(points);
    const swept: Swept = {
      points,
      ...(means.length > 0 && { overSeeds: means }),
      ...(failed.length > 0 && { failed }),
      ...(reused > 0 && { reused }),
      ...(signal && { interrupted: signal }),
      timing: { totalSeconds: (performance.now() - begun) / 1000, stages },
    };
    const failures = failed.map(({ experiment, error }) => `${changesText(experiment)}: ${error}`);
    return {
      json: swept,
      text: sweepText(swept),
      files: flags.csv === undefined ? [] : [{ flag: 'csv', content: () => studyCsv(points) }],
      failures: unwritten === undefined ? failures : [...failures, unwritten],
      ...(signal && { signal }),
    };
  } finally {
    folder?.close();
  }
}

export const sweep = command({
  name: 'sweep',
  summary: 'every experiment of {base: {PATH: VALUE}, vary: {PATH: [VALUE, ...]}}; shared stages run once',
  positional: ['GRID.json'],
  flags: FLAGS,
  run: ({ positional: [file = ''], flags }, progress) => sweepGrid(pointsOf(readJson(file)), flags, progress),
});
