/** What is kept of a run that is pinned. */
import type { Series, SeriesName } from '../../runtime/protocol.ts';
import { type FinishedRun, judgedRun } from './brought.ts';
import type { Curves } from './curves.ts';
import type { PinnedRun } from './pinsSlice.ts';

/** The losses of the trainings. */
export const PINNED_SERIES = [
  'target/loss',
  'shadow/loss',
  'encoder/loss',
  'head/clmia',
] as const satisfies readonly SeriesName[];

/** Of a curve; a chart draws no more. */
const MOST_POINTS = 300;

/** Its ends, and the least and the most of each stretch between. */
function thinned(series: Series): Series {
  const { x, y } = series;
  if (y.length <= MOST_POINTS) return series;
  const stretch = Math.ceil((2 * y.length) / (MOST_POINTS - 2));
  const kept = new Set([0, y.length - 1]);
  for (let from = 0; from < y.length; from += stretch) {
    const within = y.slice(from, from + stretch);
    kept.add(from + within.indexOf(Math.min(...within))).add(from + within.indexOf(Math.max(...within)));
  }
  // A stretch of what is no number has neither a least nor a most.
  const places = [...kept].filter((i) => y[i] !== undefined).sort((a, b) => a - b);
  return { x: places.map((i) => x[i]!), y: places.map((i) => y[i]!) };
}

function curvesOf(curves: Curves): Curves {
  return Object.fromEntries(
    PINNED_SERIES.flatMap((name) => {
      const series = curves[name];
      return series && series.y.length > 0 ? [[name, thinned(series)]] : [];
    }),
  );
}

export const pinnedRun = (run: FinishedRun): PinnedRun => ({
  ...judgedRun(run),
  curves: curvesOf(run.curves),
});
