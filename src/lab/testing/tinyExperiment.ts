/** An experiment over the tiny dataset: every stage runs, none takes long. */

import { ATTACK_NAMES } from '../attacks/catalogue.ts';
import { DEFAULT_EXPERIMENT, type Experiment } from '../experiment/experiment.ts';
import { withPairs } from '../experiment/experimentText.ts';

const TINY = {
  'dataset.membersPerModel': 40,
  'target.width': 0.125,
  'target.epochs': 3,
  'target.batchSize': 20,
  'views.count': 3,
  'contrastive.epochs': 2,
  'contrastive.batchSize': 32,
  'head.labelFraction': 0.2,
  'head.steps': 12,
  'head.batchSize': 16,
  'references.count': 4,
  attacks: ATTACK_NAMES,
};

export function tinyExperiment(changes: Readonly<Record<string, unknown>> = {}): Experiment {
  const { experiment, problems } = withPairs(DEFAULT_EXPERIMENT, Object.entries({ ...TINY, ...changes }));
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return experiment;
}
