/** Where rows with a lane for each of several runs stand. */

import { type IntervalLayout, intervalLayout } from './intervalLayout.ts';
import type { IntervalDomain } from './intervalRow.ts';
import { lettersIn } from './lettersIn.ts';

/** One run's value of a row. */
export interface LaneValue {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** The value as shown, and with its interval. */
  readonly text: string;
  readonly detail: string;
}

/** One of the runs: each row has a lane of it. */
export interface Lane {
  readonly id: string;
  readonly name: string;
  readonly dash: string;
  readonly emphasis: boolean;
}

export interface LaneRow {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  /** What stands behind the row, for who listens. */
  readonly asks: string;
  readonly hollow: boolean;
  /** In the order of the lanes; null: that run has none. */
  readonly values: readonly (LaneValue | null)[];
}

export const LANE = 15;
/** The row's name stands over its lanes. */
export const ROW_NAME = 20;
const BELOW = 8;
/** Every row is pressed, also by fingers. */
const LEAST = 44;

export const laneRowHeight = (lanes: number) => Math.max(LEAST, ROW_NAME + lanes * LANE + BELOW);

/** What stands before the name of a lane: a piece of its line. */
export const LANE_DASH = 28;
const GAP = 8;
const LETTER = 6.7;
/** No more of the width is given to names. */
const MOST_NAMES = 0.42;

export interface LaneLayout extends IntervalLayout {
  /** How many letters of a name there is room for. */
  readonly letters: number;
}

/** Splits a width into names of lanes, intervals and values. */
export function laneLayout(width: number, lanes: readonly Lane[], domain: IntervalDomain): LaneLayout {
  const longest = Math.max(1, ...lanes.map(({ name }) => lettersIn(name)));
  const room = Math.floor((width * MOST_NAMES - LANE_DASH - 2 * GAP) / LETTER);
  const letters = Math.max(4, Math.min(longest, room));
  const before = (LANE_DASH + GAP) / LETTER;
  const layout = intervalLayout(width, [], domain.ticks[0]!, {
    longestName: before + letters,
    hasDifferences: false,
    domain,
  });
  return { ...layout, letters };
}
