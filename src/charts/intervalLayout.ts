import { linearScale, niceTicks, type Scale } from './scales.ts';

export interface IntervalSpan {
  low: number;
  high: number;
}

export interface IntervalLayout {
  scale: Scale;
  ticks: number[];
  /** Left edge and right edge of the plot, and where the two text columns end. */
  left: number;
  right: number;
  valueEnd: number;
  differenceEnd: number | null;
}

const CHARACTER = 6.7;
const VALUE = 52;

/** Splits `width` into names, intervals, values and (where there is room) differences. */
export function intervalLayout(
  width: number,
  spans: readonly IntervalSpan[],
  chance: number,
  longestName: number,
  longestDifference: number,
): IntervalLayout {
  const low = Math.min(chance, ...spans.map((span) => span.low));
  const high = Math.max(chance, ...spans.map((span) => span.high));
  const pad = (high - low || 0.1) * 0.04;
  const left = Math.min(longestName * CHARACTER + 12, 0.42 * width);
  const wanted = longestDifference * CHARACTER + 16;
  const roomy = longestDifference > 0 && width - left - VALUE - wanted > 200;
  const valueEnd = roomy ? width - wanted : width;
  const right = Math.max(left + 20, valueEnd - VALUE);
  const domain: [number, number] = [low - pad, high + pad];
  return {
    scale: linearScale(domain, [left, right]),
    ticks: niceTicks(domain[0], domain[1], Math.max(2, Math.floor((right - left) / 80))),
    left,
    right,
    valueEnd,
    differenceEnd: roomy ? width : null,
  };
}
