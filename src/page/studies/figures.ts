/** What the page's views show of a study: one curve for each attack, a point for each value, out of the points that are finished. */
import type { AttackName } from '../../lab/attacks/catalogue.ts';
import type { Experiment } from '../../lab/experiment/experiment.ts';
import type { KnobValue } from '../../lab/experiment/knobValues.ts';
import { type AttackOverSeeds, settingsOf } from '../../lab/studies/overSeeds.ts';
import { axisKnob, type StudyAxis, type StudyCell } from '../../lab/studies/plan.ts';
import type { StudyPoint } from '../../lab/studies/point.ts';
import type { StudyFigure } from '../../lab/studies/studyFigure.ts';
import { type Results, resultKey } from '../state/studyState.ts';

/** What is known of a cell so far. */
export interface CellFound {
  readonly cell: StudyCell;
  readonly points: readonly StudyPoint[];
  readonly attacks: readonly AttackOverSeeds[];
  readonly begun: number;
  readonly failed: readonly { readonly experiment: Experiment; readonly message: string }[];
}

export function cellsFound(cells: readonly StudyCell[], results: Results): CellFound[] {
  return cells.map((cell) => {
    const states = cell.points.map((experiment) => ({
      experiment,
      result: results.get(resultKey(experiment)),
    }));
    const points = states.flatMap(({ result }) => (result?.state === 'done' ? [result.point] : []));
    return {
      cell,
      points,
      attacks: settingsOf(points)[0]?.attacks ?? [],
      begun: states.filter(({ result }) => result?.state === 'begun').length,
      failed: states.flatMap(({ experiment, result }) =>
        result?.state === 'failed' ? [{ experiment, message: result.error.message }] : [],
      ),
    };
  });
}

/** The attacks that have this figure, in the order of the lab: CLMIA and its controls first. What is of the views stands for all. */
export function attacksWith(names: readonly AttackName[], figure: StudyFigure): AttackName[] {
  if (figure === 'information') return names.slice(0, 1);
  return names.filter((name) => figure !== 'difference' || name !== 'clmia');
}

/** Whose figure is shown where there is room for one: the chosen one's, if it has this figure. */
export function attackShown(
  names: readonly AttackName[],
  figure: StudyFigure,
  chosen: AttackName,
): AttackName | undefined {
  const having = attacksWith(names, figure);
  return having.includes(chosen) ? chosen : having[0];
}

/** Values of an axis that are numbers, on the knob's own scale; null: they are words. */
function numbersOf({ path, values }: StudyAxis): { numbers: number[]; isLog: boolean } | null {
  const knob = axisKnob(path);
  if (knob.kind !== 'number' && knob.kind !== 'integer') return null;
  const numbers = values.filter((value): value is number => typeof value === 'number');
  if (numbers.length < values.length || numbers.length < 2) return null;
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  const scale = knob.slider?.scale ?? (high >= 8 * low ? 'log' : 'linear');
  return { numbers, isLog: scale === 'log' && low > 0 };
}

/** Where each value lies on the x axis, 0 to 1: numbers on their own scale, words one after the other. */
export function placesOf(axis: StudyAxis): number[] {
  const scaled = numbersOf(axis);
  if (!scaled) return axis.values.map((_, i, { length }) => (length === 1 ? 0.5 : i / (length - 1)));
  const at = scaled.numbers.map((value) => (scaled.isLog ? Math.log(value) : value));
  const [low, high] = [Math.min(...at), Math.max(...at)];
  return at.map((value) => (value - low) / (high - low));
}

/** The order in which values stand on the axis: numbers ascend. */
export function inOrder(axis: StudyAxis): number[] {
  const places = placesOf(axis);
  return places.map((_, i) => i).sort((a, b) => places[a]! - places[b]!);
}

/** Where the published value lies among the values; null where it is none of the axis. */
export function publishedPlace(axis: StudyAxis): number | null {
  const { published } = axisKnob(axis.path);
  const scaled = numbersOf(axis);
  if (typeof published !== 'number' || !scaled) return null;
  const { numbers, isLog } = scaled;
  const at = (value: number) => (isLog ? Math.log(value) : value);
  const [low, high] = [at(Math.min(...numbers)), at(Math.max(...numbers))];
  const place = (at(published) - low) / (high - low);
  return place >= 0 && place <= 1 ? place : null;
}

/** From so far to so far by each figure, before anything is known. */
const LEAST: Readonly<Record<StudyFigure, readonly [number, number]>> = {
  balancedAccuracy: [0.45, 0.7],
  auc: [0.45, 0.7],
  tprAt1: [0, 0.1],
  difference: [-0.1, 0.1],
  information: [0, 0.1],
};
const STEP = 0.05;

/** Of the y axis, in whole steps: it moves seldom while figures come. */
export function domainOf(figure: StudyFigure, values: readonly number[]): [number, number] {
  const [low, high] = LEAST[figure];
  const least = Math.min(low, ...values);
  const most = Math.max(high, ...values);
  return [
    least < low ? Math.floor(least / STEP + 1e-9) * STEP : low,
    most > high ? Math.ceil(most / STEP - 1e-9) * STEP : high,
  ];
}

/** A guess beside what was found, over the values that have both. */
export function gapOf(
  guess: readonly (number | null)[],
  found: readonly (number | null)[],
): { readonly mean: number; readonly count: number } | null {
  const gaps = guess.flatMap((value, i) => {
    const other = found[i];
    return value === null || other == null ? [] : [Math.abs(value - other)];
  });
  if (gaps.length === 0) return null;
  return { mean: gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length, count: gaps.length };
}

export const guessKey = (axes: readonly StudyAxis[], figure: StudyFigure): string =>
  JSON.stringify([figure, axes.map(({ path, values }): [string, readonly KnobValue[]] => [path, values])]);
