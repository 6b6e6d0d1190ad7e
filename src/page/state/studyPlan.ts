/** The study that the page's fields say, or what is wrong with each. */
import { CATALOGUE } from '../../lab/data/catalogue.ts';
import { incompatibleSettings } from '../../lab/experiment/constraints.ts';
import { DEFAULT_EXPERIMENT, type Experiment } from '../../lab/experiment/experiment.ts';
import { type Problem, valueAt, withPairs } from '../../lab/experiment/experimentText.ts';
import type { KnobValue } from '../../lab/experiment/knobValues.ts';
import { STUDIES } from '../../lab/studies/catalogue.ts';
import { axisKnob, planCells, type StudyCell, type StudyPlan } from '../../lab/studies/plan.ts';
import { MOST_STUDIED, overlap, readSeeds, readValues, valuesText } from '../../lab/studies/planText.ts';
import { partNamed, type StudyPart } from '../../lab/studies/study.ts';

/** As it is typed. */
export interface AxisField {
  readonly path: string;
  readonly text: string;
}

export interface StudyFields {
  readonly base: Experiment;
  readonly axes: readonly AxisField[];
  readonly seeds: string;
}

/** What is wrong, by the field that it stands at. */
export interface StudyProblems {
  readonly axes: readonly (Problem | null)[];
  readonly seeds: Problem | null;
  /** Of the fields together. */
  readonly whole: Problem | null;
}

export interface PlannedStudy {
  readonly plan: StudyPlan;
  readonly cells: readonly StudyCell[];
  /** Of all cells, in their order. */
  readonly points: readonly Experiment[];
}

export type ReadStudy =
  | { readonly planned: PlannedStudy; readonly problems: null }
  | { readonly planned: null; readonly problems: StudyProblems };

export function readFields({ base, axes, seeds: seedsText }: StudyFields): ReadStudy {
  const read = axes.map(({ path, text }) => readValues(path, text));
  const { seeds, problem: seedProblem } = readSeeds(seedsText);
  const problems: StudyProblems = {
    axes: read.map(({ problem }) => problem),
    seeds: seedProblem,
    whole: null,
  };
  const refused = (whole: Problem): ReadStudy => ({ planned: null, problems: { ...problems, whole } });
  if (seedProblem || read.some(({ problem }) => problem)) return { planned: null, problems };
  const twice = axes.find(({ path }, i) => axes.slice(0, i).some((before) => overlap(before.path, path)));
  if (twice) return refused({ path: twice.path, value: 'twice', allowed: 'settings that differ' });
  const plan = { base, axes: axes.map(({ path }, i) => ({ path, values: read[i]!.values })), seeds };
  const count = read.reduce((product, { values }) => product * values.length, seeds.length);
  if (count > MOST_STUDIED)
    return refused({
      path: 'the study',
      value: `${count} points`,
      allowed: `at most ${MOST_STUDIED} here; the terminal’s sweep takes more`,
    });
  const cells = planCells(plan);
  for (const { points } of cells) {
    const [incompatible] = incompatibleSettings(points[0]!);
    if (incompatible) return refused(incompatible);
  }
  return { planned: { plan, cells, points: cells.flatMap(({ points }) => points) }, problems: null };
}

const SUGGESTED: Readonly<Record<string, readonly KnobValue[]>> = {
  'contrastive.temperature': [0.02, 0.05, 0.1, 0.2, 0.5, 1],
  'shadow.dropoutRate': [0, 0.1, 0.3, 0.5, 0.7],
  'head.labelFraction': [0.01, 0.02, 0.05, 0.1, 0.3, 1],
  'dataset.labelNoise': [0, 0.1, 0.2, 0.4],
  // Others have to be brought first.
  'dataset.name': CATALOGUE.filter(({ from }) => from === 'shipped').map(({ name }) => name),
};

/** Values that are worth a look, as they are typed: those of the summary of the paper, or some around the experiment's own. */
export function suggestedText(path: string, base: Experiment): string {
  const knob = axisKnob(path);
  const values = (): readonly KnobValue[] => {
    if (SUGGESTED[path]) return SUGGESTED[path];
    switch (knob.kind) {
      case 'choice':
        return knob.options;
      case 'flag':
        return [false, true];
      case 'list':
        return knob.options.map((option) => [option]);
      case 'digest':
        return [];
      default: {
        const own = valueAt(base, knob.path);
        if (knob.none) return [null, 0.1, 0.3, 0.5];
        const middle = typeof own === 'number' ? own : knob.min;
        const allowed = [middle / 2, middle, 2 * middle].map((value) => {
          const inside = Math.min(knob.max, Math.max(knob.min, value));
          if (knob.kind !== 'integer') return inside;
          return knob.even ? 2 * Math.round(inside / 2) : Math.round(inside);
        });
        return [...new Set(allowed)];
      }
    }
  };
  return valuesText({ path, values: values() });
}

/** So many seeds, from the experiment's own on. */
export const seedsFrom = (seed: number, count: number): string =>
  Array.from({ length: count }, (_, i) => seed + i).join(', ');

/** A study of the catalogue, at one of its scales. */
export interface OpenedPart {
  readonly study: (typeof STUDIES)[number];
  readonly part: StudyPart;
}

/** The part of a study by their names, the first where none is named; null: there is none of that name. */
export function openedPart(name: string, partName: string | null): OpenedPart | null {
  const study = STUDIES.find(({ id }) => id === name);
  const part = study && (partName === null ? study.parts[0] : partNamed(study, partName));
  return study && part ? { study, part } : null;
}

/** What the page's fields say of a part: the attacks that its study draws, and no others. */
export function fieldsOfPart(
  { study, part }: OpenedPart,
  seeds: readonly number[] = part.seeds,
): StudyFields {
  const { experiment: base } = withPairs(DEFAULT_EXPERIMENT, [
    ...Object.entries(part.base),
    ['attacks', study.attacks],
  ]);
  const axes = Object.entries(part.vary).map(([path, values]) => ({
    path,
    text: valuesText({ path, values: values as readonly KnobValue[] }),
  }));
  return { base, axes, seeds: seeds.join(', ') };
}
