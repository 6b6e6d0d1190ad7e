/** Differences between what a study has measured, seed by seed: settings of one seed share the split and, where nothing before differs, the models. */
import { ATTACK_TITLES, type AttackName } from '../attacks/catalogue.ts';
import { knobAt } from '../experiment/experiment.ts';
import { valueAt } from '../experiment/experimentText.ts';
import { type KnobValue, valueText } from '../experiment/knobValues.ts';
import type { OverSeeds } from './overSeeds.ts';
import type { StudyPoint } from './point.ts';
import { figureOf, type StudyFigure } from './studyFigure.ts';

/** Points of a study that differ in their seed alone. */
export type Setting = OverSeeds<StudyPoint>;

/** Something that is claimed to be larger than something else. */
export interface Contrast {
  /** Which is claimed to be larger than which: "τ 0.05 minus τ 0.5". */
  readonly what: string;
  /** How much larger it is, for each seed that has both. */
  readonly differences: readonly number[];
  /** What is not above 0 then only cannot be told from chance, and speaks for nothing. */
  readonly onlySupports?: true;
}

/** The setting that has these values, among those of one study. */
export function settingWith(
  settings: readonly Setting[],
  values: Readonly<Record<string, KnobValue>>,
): Setting | undefined {
  return settings.find(({ points: [first] }) =>
    Object.entries(values).every(
      ([path, value]) => String(valueAt(first!.experiment, path)) === String(value),
    ),
  );
}

type Read = (point: StudyPoint) => number | undefined;

function differences(first: Setting, readFirst: Read, second: Setting, readSecond: Read): number[] {
  return first.seeds.flatMap((seed, i) => {
    const twin = second.points[second.seeds.indexOf(seed)];
    const [a, b] = [readFirst(first.points[i]!), twin && readSecond(twin)];
    return a === undefined || b === undefined ? [] : [a - b];
  });
}

/** One attack in two settings, where both were run. */
export function betweenSettings(
  what: string,
  first: Setting | undefined,
  second: Setting | undefined,
  attack: AttackName,
  figure: StudyFigure,
): Contrast[] {
  if (!first || !second) return [];
  const read: Read = (point) => figureOf(point, attack, figure);
  return [{ what, differences: differences(first, read, second, read) }];
}

/** Two attacks in one setting, on the same examples. */
export function betweenAttacks(
  where: string,
  setting: Setting | undefined,
  [first, second]: readonly [AttackName, AttackName],
  figure: StudyFigure,
): Contrast[] {
  if (!setting) return [];
  const read =
    (attack: AttackName): Read =>
    (point) =>
      figureOf(point, attack, figure);
  const what = `${ATTACK_TITLES[first]} minus ${ATTACK_TITLES[second]}${where && `, ${where}`}`;
  return [{ what, differences: differences(setting, read(first), setting, read(second)) }];
}

/** One value of a knob against each other that was run: which is claimed to be the best. */
export function bestAgainstOthers(
  settings: readonly Setting[],
  path: string,
  best: KnobValue,
  attack: AttackName,
  figure: StudyFigure,
): Contrast[] {
  const knob = knobAt(path);
  const named = (value: KnobValue) => `${knob.slider?.symbol ?? path} ${valueText(knob, value)}`;
  const claimed = settingWith(settings, { [path]: best });
  return settings.flatMap((other) => {
    if (other === claimed) return [];
    const value = valueAt(other.points[0]!.experiment, path);
    return betweenSettings(`${named(best)} minus ${named(value)}`, claimed, other, attack, figure);
  });
}
