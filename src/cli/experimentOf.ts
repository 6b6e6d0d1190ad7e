/** The experiment that a command line asks for: preset, then link, then --set, then --seed. */
import { DEFAULT_EXPERIMENT, type Experiment } from '../lab/experiment/experiment.ts';
import { type Problem, withPairs } from '../lab/experiment/experimentText.ts';
import { parseLink } from '../lab/experiment/link.ts';
import { presetExperiment } from '../lab/experiment/presets.ts';
import { refusedProblem } from './badInput.ts';
import type { FlagValues } from './flags.ts';
import { linkGiven } from './linkGiven.ts';

function refuse(problems: readonly Problem[]): void {
  const [first] = problems;
  if (first) throw refusedProblem(first);
}

/** @throws BadInput naming the first refused field */
export function experimentOf({
  preset,
  link,
  set,
  seed,
}: Pick<FlagValues, 'preset' | 'link' | 'set' | 'seed'>): Experiment {
  let experiment = preset ? presetExperiment(preset) : DEFAULT_EXPERIMENT;
  if (link !== undefined) {
    const parsed = parseLink(linkGiven(link), experiment);
    refuse(parsed.problems);
    experiment = parsed.experiment;
  }
  const pairs = (set ?? []).map(({ path, value }) => [path, value] as const);
  const changed = withPairs(experiment, seed === undefined ? pairs : [...pairs, ['seed', seed]]);
  refuse(changed.problems);
  return changed.experiment;
}
