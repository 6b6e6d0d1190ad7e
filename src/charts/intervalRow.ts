/** What an interval chart is given: its rows in their groups, the axis, and the words around them. */

export interface IntervalRow {
  id: string;
  name: string;
  /** What sort of row it is ("attack", "control"), in words. */
  kind?: string;
  value: number;
  low: number;
  high: number;
  /** The value as shown. */
  text: string;
  /** In a column of its own, where any row has one. */
  difference?: { text: string; significant: boolean };
  /** What stands behind the row, said while it is hovered or focused. */
  asks?: string;
  /** Shown under the chart while the row is hovered or focused. */
  detail?: string;
  emphasis?: boolean;
  /** Drawn hollow: a control rather than an attack. */
  hollow?: boolean;
  /** Where the row stood before, and what is said of the way from there. */
  ghost?: number;
  change?: string;
}

/** Rows that belong together, under a heading if they have one. */
export interface IntervalGroup {
  readonly heading?: string;
  readonly rows: readonly IntervalRow[];
}

/** An axis that is the same whatever the rows are. */
export interface IntervalDomain {
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
}

export interface IntervalLabels {
  caption: string;
  name: string;
  kind: string;
  value: string;
  difference: string;
  chance: string;
  /** Over the figures, on the line of the first heading. */
  valueHead?: string;
  differenceHead?: string;
}
