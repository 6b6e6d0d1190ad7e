/** Which settings differ from their defaults. */
import type { Experiment } from '../../lab/experiment/experiment.ts';
import { changedPairs } from '../../lab/experiment/experimentText.ts';

/** Follows the data set's name, and is no setting of its own. */
const VERSION = 'dataset.content';
const FRACTIONS = ['head.labelFraction.members', 'head.labelFraction.nonMembers'] as const;

/** The paths of the settings that differ from their defaults; label fractions that are moved together are one. */
export function changedSettings(experiment: Experiment): readonly string[] {
  const paths = changedPairs(experiment)
    .map(([path]) => path)
    .filter((path) => path !== VERSION);
  const { members, nonMembers } = experiment.head.labelFraction;
  return members === nonMembers ? paths.filter((path) => path !== FRACTIONS[1]) : paths;
}
