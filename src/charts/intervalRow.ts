/** What an interval chart is given: its rows, and the words around them. */

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
  /** Paired difference to the emphasised row. */
  difference?: { text: string; significant: boolean };
  /** Shown under the chart while the row is hovered or focused. */
  detail?: string;
  emphasis?: boolean;
  /** Drawn hollow: a control rather than an attack. */
  hollow?: boolean;
}

export interface IntervalLabels {
  caption: string;
  name: string;
  kind: string;
  value: string;
  difference: string;
  chance: string;
}
