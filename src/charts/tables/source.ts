/** What a chart hands on so that its figures can be read as a table: what it was given itself. */
import type { HistogramSeries } from '../HistogramBars.tsx';
import type { IntervalGroup, IntervalLabels } from '../intervalRow.ts';
import type { Lane, LaneRow } from '../lanes.ts';
import type { LossSeries } from '../lossRows.ts';

export interface ChartTable {
  readonly heads: readonly string[];
  /** Each as long as the heads; the first cell names the row. */
  readonly rows: readonly (readonly string[])[];
}

/** Of a map of examples. */
export interface PointsShown {
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** 0 non-member, 1 member, 2 unknown, unless `kinds` says otherwise. */
  readonly kind: Uint8Array;
  readonly labelled: Uint8Array;
  /** What each kind is called where it is not only these. */
  readonly kinds?: readonly string[];
}

type Format = (value: number) => string;

interface Curve {
  readonly name: string;
  readonly fpr: ArrayLike<number>;
  readonly tpr: ArrayLike<number>;
}

interface Side {
  readonly name: string;
  readonly counts: readonly number[];
}

interface Line {
  readonly name: string;
  readonly x: readonly number[];
  readonly y: readonly number[];
}

/** By chart, of its props those that its table needs. */
export interface TableSources {
  readonly roc: {
    readonly curves: readonly Curve[];
    readonly floor: number;
    readonly labels: { readonly x: string; readonly y: string };
    readonly formatRate: Format;
  };
  readonly scores: {
    readonly edges: ArrayLike<number>;
    readonly series: readonly HistogramSeries[];
    readonly format: Format;
    readonly xLabel: string;
  };
  readonly losses: {
    readonly series: readonly LossSeries[];
    readonly x?: ArrayLike<number>;
    readonly xLabel: Format;
    readonly format: Format;
  };
  readonly intervals: { readonly groups: readonly IntervalGroup[]; readonly labels: IntervalLabels };
  readonly lanes: {
    readonly rows: readonly LaneRow[];
    readonly lanes: readonly Lane[];
    readonly labels: IntervalLabels;
    readonly noneText: string;
  };
  readonly rows: {
    readonly edges: ArrayLike<number>;
    readonly rows: readonly { readonly name: string; readonly series: readonly HistogramSeries[] }[];
    readonly format: Format;
    readonly xLabel: string;
  };
  readonly runs: {
    readonly lines: readonly Line[];
    readonly xLabel: Format;
    readonly format: Format;
  };
  readonly sides: {
    readonly above: Side;
    readonly below?: Side | undefined;
    readonly domain: readonly [number, number];
    readonly format: Format;
    readonly xLabel: string;
    readonly shareText: Format;
  };
  readonly points: PointsShown;
}

export type TableSource = {
  [Kind in keyof TableSources]: readonly [kind: Kind, of: TableSources[Kind]];
}[keyof TableSources];
