/** Many experiments one after the other, sharing every stage that they have in common. */

import { meantBy } from '../../lab/experiment/didYouMean.ts';
import type { Experiment } from '../../lab/experiment/experiment.ts';
import { GridError, gridExperiments } from '../../lab/studies/grid.ts';
import { BadInput } from '../badInput.ts';
import { type Answer, command, type Given } from '../command.ts';
import { readJson } from '../readJson.ts';
import { accountOf, besideText, SWEEP_FLAGS, sweepExperiments } from '../sweep/sweepExperiments.ts';
import type { Swept } from './sweepText.ts';

function pointsOf(grid: unknown): Experiment[] {
  try {
    return gridExperiments(grid);
  } catch (error) {
    if (!(error instanceof GridError)) throw error;
    const meant = error.problem ? meantBy(error.problem) : '';
    const refusal = error.message.endsWith('?') ? error.message : `${error.message}.`;
    throw new BadInput([refusal, error.hint, meant].join(' ').trim());
  }
}

const FLAGS = ['shard', ...SWEEP_FLAGS] as const;

/** @throws BadInput before the first point trains */
async function sweepGrid(
  experiments: readonly Experiment[],
  flags: Given<(typeof FLAGS)[number]>['flags'],
  progress: (line: string) => void,
): Promise<Answer> {
  const { changesText, pointText, seedsOf, sweepText } = await import('./sweepText.ts');
  const done = await sweepExperiments(experiments, flags, pointText, progress);
  const { points, stages, totalSeconds } = done;
  const means = seedsOf(points);
  const swept: Swept = {
    points,
    ...(means.length > 0 && { overSeeds: means }),
    ...accountOf(done),
    timing: { totalSeconds, stages },
  };
  return { json: swept, text: sweepText(swept), ...besideText(done, flags, changesText) };
}

export const sweep = command({
  name: 'sweep',
  summary: 'every experiment of {base: {PATH: VALUE}, vary: {PATH: [VALUE, ...]}}; shared stages run once',
  positional: ['GRID.json'],
  flags: FLAGS,
  run: ({ positional: [file = ''], flags }, progress) => sweepGrid(pointsOf(readJson(file)), flags, progress),
});
