/** What every view of a study is given. */

import type { BandPoint, BandProgress, BandSeries } from '../../charts/bands.ts';
import { type AttackName, isControl } from '../../lab/attacks/catalogue.ts';
import { formatLink } from '../../lab/experiment/link.ts';
import type { StudyPlan } from '../../lab/studies/plan.ts';
import type { RecordedPart } from '../../lab/studies/recordedIndex.ts';
import { figureOf, figureOverSeeds, LOW_FPR, type StudyFigure } from '../../lab/studies/studyFigure.ts';
import { type CellFound, inOrder, placesOf, publishedPlace } from './figures.ts';
import { texts } from './texts.ts';
import { cellName, meanText, seriesName, tickText, valueName } from './words.ts';

export interface StudyView {
  readonly plan: StudyPlan;
  /** Of every cell, in the order of the plan. */
  readonly found: readonly CellFound[];
  readonly figure: StudyFigure;
  readonly title: string;
  /** Where the points are recorded: what is told of them. */
  readonly recorded: RecordedPart | null;
}

/** Cells of one axis in the order in which they stand on it. */
export const cellsInOrder = ({ plan, found }: StudyView): readonly CellFound[] =>
  inOrder(plan.axes[0]!).map((place) => found[place]!);

/** The place on the axis of a cell, and the other way round. */
export const placeOf = ({ plan }: StudyView, cell: number): number => inOrder(plan.axes[0]!).indexOf(cell);
export const cellAt = ({ plan }: StudyView, place: number): number => inOrder(plan.axes[0]!)[place]!;

export function xOf({ plan: { axes, base } }: StudyView) {
  const [axis] = axes;
  const places = placesOf(axis!);
  return inOrder(axis!).map((i) => ({
    at: places[i]!,
    text: valueName(axis!.path, axis!.values[i]!, base),
  }));
}

export function markOf({ plan: { axes } }: StudyView) {
  const at = publishedPlace(axes[0]!);
  return at === null ? undefined : { at, text: texts.published };
}

function pointOf(cell: CellFound, name: AttackName, figure: StudyFigure): BandPoint {
  const mean = figureOverSeeds(cell, name, figure);
  if (!mean) return { value: null, low: null, high: null, singles: [] };
  return { ...mean, singles: cell.points.flatMap((point) => figureOf(point, name, figure) ?? []) };
}

export function seriesOf(view: StudyView, name: AttackName): Omit<BandSeries, 'band'> {
  return {
    id: name,
    name: seriesName(name, view.figure),
    tone: name === 'clmia' ? 'strong' : isControl(name) ? 'dashed' : 'quiet',
    points: cellsInOrder(view).map((cell) => pointOf(cell, name, view.figure)),
  };
}

/** All that curves reach, so that those beside each other have one axis. */
export function reachOf(series: readonly BandSeries[]): number[] {
  return series.flatMap(({ points, band }) =>
    points.flatMap(({ value, low, high, singles }) => [
      ...(value === null ? [] : [value]),
      ...(band && low !== null && high !== null ? [low, high] : []),
      ...(band ? singles : []),
    ]),
  );
}

export const progressOf = (view: StudyView): BandProgress[] =>
  cellsInOrder(view).map(({ cell, points, begun, failed }) => ({
    wanted: cell.points.length,
    done: points.length,
    begun,
    failed: failed.length,
  }));

const BASES: Readonly<Record<StudyFigure, { readonly value: number; readonly text: string }>> = {
  balancedAccuracy: { value: 0.5, text: texts.chance },
  auc: { value: 0.5, text: texts.chance },
  tprAt1: { value: LOW_FPR, text: texts.chance },
  difference: { value: 0, text: texts.same },
  information: { value: 0, text: texts.nothingTold },
};

/** Where nothing is told from nothing. */
export const baseOf = (figure: StudyFigure) => BASES[figure];

export const format = (figure: StudyFigure) => (value: number) => tickText(figure, value);

/** What is said of a cell: its values, one attack's figure, and how many seeds are finished. */
export function cellText({ plan, found, figure }: StudyView, cell: number, name: AttackName): string {
  const at = found[cell]!;
  const mean = figureOverSeeds(at, name, figure);
  const told = mean ? texts.at(seriesName(name, figure), meanText(figure, mean)) : texts.notYet;
  const seeds = texts.seedsDone(at.points.length, at.cell.points.length);
  return texts.cellTold(cellName(at.cell, plan.axes, plan.base), told, seeds);
}

/** The point of a cell on the bench: of its seeds the first that is finished. It runs there at once, mostly out of memory. */
export function benchLink({ found }: StudyView, cell: number): string {
  const at = found[cell]!;
  const experiment = at.points[0]?.experiment ?? at.cell.points[0]!;
  return `${location.pathname}${formatLink(experiment, { run: '1' })}`;
}

/** In a tab of its own: what is computed here goes on. */
export const openOnBench = (view: StudyView, cell: number): void =>
  void window.open(benchLink(view, cell), '_blank', 'noopener');
