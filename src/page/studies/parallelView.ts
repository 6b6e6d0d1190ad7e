/** A study on parallel axes: one for each setting, by its values, and the last for a figure of one attack. */
import { isKept, type ParallelAxis, type ParallelLine, stopNear } from '../../charts/parallel.ts';
import { linearScale, niceTicks } from '../../charts/scales.ts';
import type { AttackName } from '../../lab/attacks/catalogue.ts';
import type { StudyPlan } from '../../lab/studies/plan.ts';
import { figureOverSeeds, type StudyFigure } from '../../lab/studies/studyFigure.ts';
import type { Brushes } from '../state/studyState.ts';
import { type CellFound, domainOf, inOrder, placesOf } from './figures.ts';
import { texts } from './texts.ts';
import { axisTitle, tickText, valueName, valueText } from './words.ts';

export interface ParallelView {
  readonly axes: readonly ParallelAxis[];
  /** Of every cell, in the order of the plan. */
  readonly lines: readonly ParallelLine[];
  /** Of every cell; null: nothing of it is finished yet. */
  readonly means: readonly (number | null)[];
  /** The ends of the figure's axis. */
  readonly domain: readonly [number, number];
}

/** The figure is brushed by whole points of a hundred. */
const STEP = 0.01;
const TICKS = 4;

export function parallelView(
  { plan, found, brushes }: { plan: StudyPlan; found: readonly CellFound[]; brushes: Brushes },
  attack: AttackName,
  figure: StudyFigure,
): ParallelView {
  const means = found.map((cell) => figureOverSeeds(cell, attack, figure)?.value ?? null);
  const domain = domainOf(
    figure,
    means.filter((mean) => mean !== null),
  );
  const toAt = linearScale(domain, [0, 1]);
  const places = plan.axes.map(placesOf);
  return {
    axes: [...settingAxes(plan, places, brushes), figureAxis(figure, domain, brushes)],
    lines: found.map(({ cell }, i) => {
      const mean = means[i]!;
      return {
        at: [...cell.at.map((value, axis) => places[axis]![value]!), mean === null ? null : toAt(mean)],
      };
    }),
    means,
    domain,
  };
}

function settingAxes(
  { axes, base }: StudyPlan,
  places: readonly (readonly number[])[],
  brushes: Brushes,
): ParallelAxis[] {
  return axes.map((axis, i) => {
    const stops = inOrder(axis).map((value) => ({
      at: places[i]![value]!,
      text: valueName(axis.path, axis.values[value]!, base),
    }));
    return {
      id: axis.path,
      name: axisTitle(axis.path, base),
      stops,
      ticks: stops,
      stepped: true,
      brush: brushes.get(axis.path) ?? null,
    };
  });
}

function figureAxis(figure: StudyFigure, domain: readonly [number, number], brushes: Brushes): ParallelAxis {
  const toAt = linearScale(domain, [0, 1]);
  const count = Math.round((domain[1] - domain[0]) / STEP);
  const stops = Array.from({ length: count + 1 }, (_, i) => {
    const value = domain[0] + i * STEP;
    return { at: i / count, text: valueText(figure, value) };
  });
  const range = brushes.get(figure);
  return {
    id: figure,
    name: texts.figureOnAxis(figure),
    stops,
    ticks: niceTicks(...domain, TICKS).map((value) => ({ at: toAt(value), text: tickText(figure, value) })),
    stepped: false,
    brush: range ? [stopNear(stops, toAt(range[0])), stopNear(stops, toAt(range[1]))] : null,
  };
}

/** A brush as it is kept: of a figure by values, since its axis grows while figures come. */
export function keptRange(
  { axes, domain }: ParallelView,
  id: string,
  brush: readonly [number, number],
): readonly [number, number] {
  const axis = axes.find((one) => one.id === id);
  if (!axis || axis.stepped) return brush;
  const toValue = linearScale([0, 1], domain);
  return [toValue(axis.stops[brush[0]]!.at), toValue(axis.stops[brush[1]]!.at)];
}

export interface KeptCells {
  /** Of every cell. */
  readonly kept: readonly boolean[];
  readonly count: number;
  /** Of those that are kept and have a figure. */
  readonly finished: number;
  readonly mean: number | null;
}

export function keptCells({ axes, lines, means }: ParallelView): KeptCells {
  const kept = lines.map((line) => isKept(line, axes));
  const known = means.filter((mean, i) => kept[i] && mean !== null);
  return {
    kept,
    count: kept.filter(Boolean).length,
    finished: known.length,
    mean: known.length > 0 ? known.reduce<number>((sum, mean) => sum + mean!, 0) / known.length : null,
  };
}
