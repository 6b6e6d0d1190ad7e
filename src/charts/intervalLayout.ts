import type { IntervalDomain, IntervalGroup, IntervalRow } from './intervalRow.ts';
import { linearScale, niceTicks, type Scale } from './scales.ts';

export interface IntervalSpan {
  low: number;
  high: number;
}

export interface IntervalLayout {
  scale: Scale;
  ticks: readonly number[];
  /** Left edge and right edge of the plot, and where the two text columns end. */
  left: number;
  right: number;
  valueEnd: number;
  differenceEnd: number | null;
}

/** How wide a letter is at most times, in names and in figures. */
const CHARACTER = 6.7;
const VALUE = 44;
const DIFFERENCE = 46;
const NAME_GAP = 12;

function ownDomain(spans: readonly IntervalSpan[], chance: number): [number, number] {
  const low = Math.min(chance, ...spans.map((span) => span.low));
  const high = Math.max(chance, ...spans.map((span) => span.high));
  const pad = (high - low || 0.1) * 0.04;
  return [low - pad, high + pad];
}

/**
 * Splits `width` into names, which are whole, intervals, values and differences.
 * @param domain of an axis that does not follow the rows
 */
export function intervalLayout(
  width: number,
  spans: readonly IntervalSpan[],
  chance: number,
  {
    longestName,
    hasDifferences,
    domain,
  }: { longestName: number; hasDifferences: boolean; domain?: IntervalDomain | undefined },
): IntervalLayout {
  const left = longestName * CHARACTER + NAME_GAP;
  const valueEnd = hasDifferences ? width - DIFFERENCE : width;
  const right = Math.max(left + 20, valueEnd - VALUE);
  const [low, high] = domain ? [domain.low, domain.high] : ownDomain(spans, chance);
  return {
    scale: linearScale([low, high], [left, right]),
    ticks: domain?.ticks ?? niceTicks(low, high, Math.max(2, Math.floor((right - left) / 80))),
    left,
    right,
    valueEnd,
    differenceEnd: hasDifferences ? width : null,
  };
}

export interface PlacedRow {
  readonly row: IntervalRow;
  /** The row's middle. */
  readonly y: number;
  /** How many rows stand over it. */
  readonly index: number;
}

export interface PlacedHeading {
  readonly text: string;
  /** The baseline of its words. */
  readonly y: number;
  readonly index: number;
}

export interface IntervalPlaces {
  readonly rows: readonly PlacedRow[];
  readonly headings: readonly PlacedHeading[];
  readonly bottom: number;
}

export const HEADING = 20;

/** Where each row and heading stands, from the top. */
export function intervalPlaces(groups: readonly IntervalGroup[], rowHeight: number): IntervalPlaces {
  const rows: PlacedRow[] = [];
  const headings: PlacedHeading[] = [];
  let y = 0;
  for (const group of groups) {
    if (group.heading !== undefined) {
      headings.push({ text: group.heading, y: y + HEADING - 6, index: rows.length });
      y += HEADING;
    }
    for (const row of group.rows) {
      rows.push({ row, y: y + rowHeight / 2, index: rows.length });
      y += rowHeight;
    }
  }
  return { rows, headings, bottom: y };
}
