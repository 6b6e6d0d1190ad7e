/** Settings that are right one by one and do not go together, and settings that change nothing beside the others. */
import { worksOn } from '../attacks/catalogue.ts';
import { entryOf, hasOneVersion } from '../data/catalogue.ts';
import type { DatasetKind } from '../data/dataset.ts';
import { type Experiment, KNOBS, type Knob } from './experiment.ts';
import { type Problem, problemText, valueAt, withValue } from './experimentText.ts';

/** The settings that the kind of the experiment's data rules out, and what is allowed in their place. */
export function incompatibleSettings(experiment: Experiment): Problem[] {
  const { title, kind } = entryOf(experiment.dataset.name);
  if (kind === 'pictures') return [];
  const incompatible = (path: string, value: unknown, allowed: unknown): Problem => ({
    path,
    value: String(value),
    allowed: `${allowed}, as “${title}” holds no pictures`,
  });
  // Convolutions and augmentations are made for pictures.
  const settings = KNOBS.flatMap(({ path, withoutPictures }) => {
    const value = valueAt(experiment, path);
    return withoutPictures === undefined || value === withoutPictures
      ? []
      : [incompatible(path, value, withoutPictures)];
  });
  const attacks = experiment.attacks
    .filter((name) => !worksOn(name, kind))
    .map((name) => incompatible('attacks', name, 'every attack but this one'));
  return [...settings, ...attacks];
}

/** A version that no data set has: it would change nothing but the names of what is remembered. */
export function unusedVersion({ dataset: { name, content } }: Experiment): Problem | undefined {
  if (content === '' || !hasOneVersion(name)) return undefined;
  const allowed = `nothing, as there is one version only of ${entryOf(name).title}`;
  return { path: 'dataset.content', value: content, allowed };
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
export function requireCompatible(experiment: Experiment): void {
  const [first] = incompatibleSettings(experiment);
  if (first) throw new DataDoesNotSuit(first);
}

/** Whether the knob changes anything with the experiment's other settings. */
export function matters({ matters: conditions = {} }: Knob, experiment: Experiment): boolean {
  return Object.entries(conditions).every(([path, values]) =>
    [valueAt(experiment, path)].flat().some((value) => values.includes(String(value))),
  );
}

/** The experiment with every setting as data of a kind demand it; all else stays. */
export function madeCompatible(experiment: Experiment, kind: DatasetKind): Experiment {
  return KNOBS.reduce((made, knob) => {
    const { path, withoutPictures } = knob;
    if (withoutPictures === undefined) return made;
    if (kind !== 'pictures') return withValue(made, path, withoutPictures);
    // What was only chosen for want of pictures, as the network of tables, gives way to what is usual with them.
    const forced = knob.kind === 'choice' && valueAt(made, path) === withoutPictures;
    return forced ? withValue(made, path, knob.default) : made;
  }, experiment);
}

/** The nearest experiment that its own data allow: what they rule out gives way, and all else stays. */
export function suitedToData(experiment: Experiment): Experiment {
  const { kind } = entryOf(experiment.dataset.name);
  if (incompatibleSettings(experiment).length === 0) return experiment;
  const attacks = experiment.attacks.filter((name) => worksOn(name, kind));
  return { ...madeCompatible(experiment, kind), attacks };
}
