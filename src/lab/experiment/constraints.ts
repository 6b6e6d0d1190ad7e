/** Settings that are right one by one and do not suit each other. */
import { entryOf } from '../data/catalogue.ts';
import type { Experiment } from './experiment.ts';
import { type Problem, problemText, valueAt } from './experimentText.ts';

/** What a dataset that is no pictures demands: convolutions and augmentations are made for pictures. */
const WITHOUT_PICTURES = [
  ['target.architecture', 'mlp'],
  ['target.augment', false],
  ['views.source', 'dropout'],
] as const;

/** The settings that the kind of the experiment's data rules out, and what is allowed in their place. */
export function unsuitedSettings(experiment: Experiment): Problem[] {
  const { title, kind } = entryOf(experiment.dataset.name);
  if (kind === 'pictures') return [];
  const unsuited = (path: string, value: unknown, allowed: unknown): Problem => ({
    path,
    value: String(value),
    allowed: `${allowed}, as ${title} holds no pictures`,
  });
  const settings = WITHOUT_PICTURES.flatMap(([path, allowed]) => {
    const value = valueAt(experiment, path);
    return value === allowed ? [] : [unsuited(path, value, allowed)];
  });
  return experiment.attacks.includes('label-only')
    ? [...settings, unsuited('attacks', 'label-only', 'every attack but this one')]
    : settings;
}

/** A setting is for pictures alone, and the experiment's data is none. */
export class DataDoesNotSuit extends Error {
  override readonly name = 'DataDoesNotSuit';
  readonly hint = 'Change this setting, or choose a dataset of pictures.';
  constructor(problem: Problem) {
    super(problemText(problem));
  }
}

/** @throws DataDoesNotSuit naming the first such setting */
export function requireSuited(experiment: Experiment): void {
  const [first] = unsuitedSettings(experiment);
  if (first) throw new DataDoesNotSuit(first);
}
