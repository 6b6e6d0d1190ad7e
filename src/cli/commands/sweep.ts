/** Many experiments one after the other, sharing every stage that they have in common. */

import { meantBy } from '../../lab/experiment/didYouMean.ts';
import type { Experiment } from '../../lab/experiment/experiment.ts';
import type { RunResult } from '../../lab/pipeline/runResult.ts';
import { GridError, gridExperiments, shardOf } from '../../lab/studies/grid.ts';
import { BadInput } from '../badInput.ts';
import { command, type Given } from '../command.ts';
import { readJson } from '../readJson.ts';
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

const FLAGS = ['shard', 'data', 'target', 'engine'] as const;

/** @throws BadInput, or the first failing run's error */
async function sweepGrid(
  grid: unknown,
  { shard, data: path, target, engine }: Given<(typeof FLAGS)[number]>['flags'],
  progress: (line: string) => void,
): Promise<Swept> {
  const all = pointsOf(grid);
  const points = shard ? shardOf(all, shard.index, shard.count) : all;
  const [{ loadData }, { openLab }] = await Promise.all([
    import('../data/loadData.ts'),
    import('../runLab.ts'),
  ]);
  const found = new Map<Experiment, RunResult>();
  const begun = performance.now();
  for (const group of byData(points)) {
    const most = group.reduce((a, b) => (a.dataset.membersPerModel >= b.dataset.membersPerModel ? a : b));
    const { experiment: loaded, data } = await loadData(most, path, progress, target);
    const { content } = loaded.dataset;
    const lab = await openLab({ data, progress, ...(engine && { engine }) });
    try {
      for (const point of group) {
        progress(`point ${found.size + 1} of ${points.length}`);
        const { report } = await lab.run({ ...point, dataset: { ...point.dataset, content } });
        found.set(point, report);
      }
    } finally {
      lab.close();
    }
  }
  const reports = points.map((point) => found.get(point)!);
  return {
    points: reports.map(({ experiment, target: t, shadow, attacks, information, engine: on }) => ({
      experiment,
      target: t,
      shadow,
      attacks,
      information,
      engine: on,
    })),
    timing: {
      totalSeconds: (performance.now() - begun) / 1000,
      stages: reports.flatMap(({ timing }) =>
        timing.stages.map(({ name, seconds, remembered }) => ({ name, seconds, remembered })),
      ),
    },
  };
}

export const sweep = command({
  name: 'sweep',
  summary: 'every experiment of {base: {PATH: VALUE}, vary: {PATH: [VALUE, ...]}}; shared stages run once',
  positional: ['GRID.json'],
  flags: FLAGS,
  async run({ positional: [file = ''], flags }, progress) {
    const swept = await sweepGrid(readJson(file), flags, progress);
    const { sweepText } = await import('./sweepText.ts');
    return { json: swept, text: sweepText(swept) };
  },
});
