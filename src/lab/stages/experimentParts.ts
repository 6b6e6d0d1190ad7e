/** Parts of an experiment that several stages read, and work that several do. */
import { isNeeded } from '../attacks/catalogue.ts';
import type { Experiment } from '../experiment/experiment.ts';
import { epochsBetween, FOLLOWED } from '../training/sizes.ts';
import type { Work } from './stage.ts';

/** How classifiers are trained. Momentum means nothing to Adam. */
export function trainingOf({ target: { momentum, ...target } }: Experiment) {
  return target.optimizer === 'sgd' ? { ...target, momentum } : target;
}

/** What it takes to ask a trained classifier. */
export function modelOf({ target: { architecture, width } }: Experiment) {
  return { architecture, width };
}

/** Examples of all four sets: the attacker's unlabelled pool. */
export function poolSize({ dataset }: Pick<Experiment, 'dataset'>): number {
  return 4 * dataset.membersPerModel;
}

/** How heads are fitted, and on which labelled examples. */
export function headOf({ head, seed }: Experiment) {
  return { ...head, seed };
}

/** How many reference models the chosen attacks ask for. */
export function referencesOf(experiment: Experiment): number {
  return isNeeded('referenceModels', experiment) ? experiment.references.count : 0;
}

/** To train a classifier on n examples, follow its accuracy, and ask it about 2n at the end. */
export function trainingWork({ dataset, target }: Experiment, kind: 'target' | 'shadow'): Work {
  const n = dataset.membersPerModel;
  // The last batch may be small: its cost is taken as a share of a full one's.
  const steps = (target.epochs * n) / Math.min(target.batchSize, n);
  const share = Math.min(1, n / target.batchSize);
  const measurements = Math.ceil(target.epochs / epochsBetween(target.epochs));
  return { [kind]: steps * share, query: measurements * 2 * Math.min(FOLLOWED, n) + 2 * n };
}
