/** Reading a study as a person types it, and as a link holds it. */
import { didYouMean } from '../experiment/didYouMean.ts';
import {
  DEFAULT_EXPERIMENT,
  type Experiment,
  KNOBS,
  type Knob,
  knobsUnder,
} from '../experiment/experiment.ts';
import { type Problem, shortened } from '../experiment/experimentText.ts';
import { allowedText, checkedValue, type KnobValue, valueText } from '../experiment/knobValues.ts';
import { formatLink, pairsOf, pairText, parseLink } from '../experiment/link.ts';
import { NO_REFUSALS, type Refusals, withRefusal } from '../experiment/refusals.ts';
import { axisKnob, type StudyAxis, type StudyPlan } from './plan.ts';

const STUDY_VERSION = '1';

/** Values of one setting, or seeds, at most. Our choice: a figure of more is not read. */
export const MOST_VALUES = 40;
/** Points of one study on the page at most. Our choice: more are for the terminal. */
export const MOST_STUDIED = 1000;
/** Settings of one study at most. Our choice: a figure of more axes is not read. */
export const MOST_AXES = 8;

/** Groups whose knobs are moved together, as one setting. */
const JOINT_PATHS: readonly string[] = ['head.labelFraction'];

/** What stands between values; a list has commas of its own. */
const BETWEEN: Readonly<Record<Knob['kind'], RegExp>> = {
  number: /[\s,;/]+/,
  integer: /[\s,;/]+/,
  choice: /[,;/]+/,
  flag: /[\s,;/]+/,
  list: /[;/]+/,
  digest: /[\s,;/]+/,
};

/** The settings that a study can vary, by the path of a knob or of a group that is moved as one. */
export const STUDY_PATHS: readonly string[] = [
  ...JOINT_PATHS,
  ...KNOBS.filter(({ path, kind }) => kind !== 'digest' && path !== 'seed' && path !== 'attacks').map(
    ({ path }) => path,
  ),
];

export interface ReadValues {
  readonly values: readonly KnobValue[];
  /** Null: nothing is refused. */
  readonly problem: Problem | null;
}

/** The values of a path that a text holds, until the first that is refused. Never throws. */
export function readValues(path: string, text: string): ReadValues {
  const knob = axisKnob(path);
  const parts = text
    .split(BETWEEN[knob.kind])
    .map((part) => part.trim())
    .filter(Boolean);
  const refused = (value: string, allowed: string): ReadValues => ({
    values: [],
    problem: { path, value, allowed },
  });
  if (parts.length === 0) return refused('', `at least one: ${allowedText(knob)}`);
  if (parts.length > MOST_VALUES) return refused(`${parts.length} values`, `at most ${MOST_VALUES}`);
  const values = new Map<string, KnobValue>();
  for (const part of parts) {
    const value = checkedValue(knob, part);
    if (value === undefined) return refused(shortened(part), allowedText(knob));
    const text = valueText(knob, value);
    if (values.has(text)) return refused(`${shortened(part)} twice`, 'each value once');
    values.set(text, value);
  }
  return { values: [...values.values()], problem: null };
}

export interface ReadSeeds {
  readonly seeds: readonly number[];
  readonly problem: Problem | null;
}

/** As `readValues`. */
export function readSeeds(text: string): ReadSeeds {
  const { values, problem } = readValues('seed', text);
  return { seeds: values as readonly number[], problem };
}

/** As it is typed: "0.05, 0.1". */
export function valuesText({ path, values }: StudyAxis): string {
  const knob = axisKnob(path);
  return values.map((value) => valueText(knob, value)).join(knob.kind === 'list' ? ' / ' : ', ');
}

/** Evenly spread values of a number, on its scale; whole and even ones where the knob is. */
export function spreadValues(
  path: string,
  { from, to, count, scale }: { from: number; to: number; count: number; scale: 'linear' | 'log' },
): KnobValue[] {
  const knob = axisKnob(path);
  const step = knob.kind === 'integer' ? ('even' in knob && knob.even ? 2 : 1) : 0;
  const raw = Array.from({ length: count }, (_, i) => {
    const share = count === 1 ? 0 : i / (count - 1);
    return scale === 'log' ? from * (to / from) ** share : from + share * (to - from);
  });
  const tidy = raw.map((value) => (step ? step * Math.round(value / step) : Number(value.toPrecision(3))));
  return [...new Set(tidy)].flatMap((value) => checkedValue(knob, value) ?? []);
}

export interface ParsedStudy extends Refusals {
  readonly base: Experiment;
  readonly axes: readonly StudyAxis[];
  /** Empty: the link names none. */
  readonly seeds: readonly number[];
  /** The study of the catalogue that the link asks for, and which part of it. */
  readonly open: string | null;
  readonly part: string | null;
}

/** @returns `#study=1&vary=PATH:V/V&seeds=7,8&path=value…`: a study as a link */
export function formatStudy({ base, axes, seeds }: StudyPlan): string {
  const values = ({ path, values: all }: StudyAxis) =>
    `${path}:${all.map((value) => valueText(axisKnob(path), value)).join('/')}`;
  const own = [
    pairText('study', STUDY_VERSION),
    ...axes.map((axis) => pairText('vary', values(axis))),
    pairText('seeds', seeds.join(',')),
  ];
  return `#${[...own, formatLink(base).slice(1)].join('&')}`;
}

/** @returns `#study=1&open=NAME&part=PART`: a study of the catalogue as a link, with other seeds than its own where there are any */
export function formatOpened(study: string, part: string, seeds: readonly number[] = []): string {
  const own = [pairText('study', STUDY_VERSION), pairText('open', study), pairText('part', part)];
  return `#${[...own, ...(seeds.length > 0 ? [pairText('seeds', seeds.join(','))] : [])].join('&')}`;
}

/** Never throws: a refused part is named in `problems`, and everything else is kept. */
export function parseStudy(hash: string): ParsedStudy {
  let refusals = NO_REFUSALS;
  const refuse = (problem: Problem) => {
    refusals = withRefusal(refusals, problem);
  };
  const axes: StudyAxis[] = [];
  let seeds: readonly number[] = [];
  let open: string | null = null;
  let part: string | null = null;
  const rest: string[] = [];
  for (const [key, value] of pairsOf(hash)) {
    if (key === 'study') {
      if (value !== STUDY_VERSION) refuse({ path: 'study', value: shortened(value), allowed: STUDY_VERSION });
    } else if (key === 'open') open = value;
    else if (key === 'part') part = value;
    else if (key === 'seeds') {
      const read = readSeeds(value);
      seeds = read.seeds;
      if (read.problem) refuse({ ...read.problem, path: 'seeds' });
    } else if (key === 'vary') {
      const axis = readAxis(value, axes, refuse);
      if (axis) axes.push(axis);
    } else rest.push(pairText(key, value));
  }
  const link = parseLink(rest.join('&'), DEFAULT_EXPERIMENT);
  for (const problem of link.problems) refuse(problem);
  const { problems, furtherProblems } = refusals;
  return {
    ...{ base: link.experiment, axes, seeds, open, part, problems },
    furtherProblems: furtherProblems + link.furtherProblems,
  };
}

function readAxis(
  text: string,
  before: readonly StudyAxis[],
  refuse: (problem: Problem) => void,
): StudyAxis | null {
  const colon = text.indexOf(':');
  const path = colon < 0 ? text : text.slice(0, colon);
  if (knobsUnder(path).length === 0 || !STUDY_PATHS.includes(path)) {
    const meant = didYouMean(path, STUDY_PATHS);
    const allowed = 'the name of a setting that a study can vary';
    refuse({
      path: 'vary',
      value: shortened(path),
      allowed: meant === '' ? allowed : `${allowed}; ${meant}`,
    });
    return null;
  }
  if (before.some((axis) => axis.path === path || overlap(axis.path, path))) {
    refuse({ path: 'vary', value: `${path} twice`, allowed: 'each setting once' });
    return null;
  }
  if (before.length === MOST_AXES) {
    refuse({ path: 'vary', value: path, allowed: `at most ${MOST_AXES} settings` });
    return null;
  }
  const { values, problem } = readValues(path, colon < 0 ? '' : text.slice(colon + 1));
  if (problem) refuse(problem);
  return problem ? null : { path, values };
}

/** Whether one path holds the other's knob. */
export function overlap(a: string, b: string): boolean {
  return a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`);
}
