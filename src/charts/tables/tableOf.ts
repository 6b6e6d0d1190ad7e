/** A chart's figures as a table: what is drawn and no more, so that whoever may not see something does not read it either. */
import { lossRows } from '../lossRows.ts';
import type { ChartTable, TableSource, TableSources } from './source.ts';

export interface TableWords {
  /** Heads the places along an axis that has no name. */
  readonly at: string;
  readonly example: string;
  readonly membership: string;
  /** By its number: 0 non-member, 1 member, 2 unknown. */
  readonly kinds: readonly string[];
  readonly known: string;
  readonly yes: string;
}

/** Where a curve of thousands of steps is told; at the ends all curves agree. */
const RATES = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
const NONE = '–';

/** The highest true positive rate with no more false alarms. */
function reached(fpr: ArrayLike<number>, tpr: ArrayLike<number>, most: number): number {
  let found = 0;
  for (let i = 0; i < fpr.length && fpr[i]! <= most; i++) found = tpr[i]!;
  return found;
}

/** Edges of bins are sums of parts that binary numbers lack. */
const tidy = (value: number) => Number(value.toPrecision(6));

const binName = (format: (value: number) => string, low: number, high: number) =>
  `${format(tidy(low))} – ${format(tidy(high))}`;

const shareOf = (counts: ArrayLike<number>, bin: number) =>
  (counts[bin] ?? 0) / (Array.from(counts).reduce((sum, count) => sum + count, 0) || 1);

const bins = (edges: ArrayLike<number>) => [...Array(Math.max(0, edges.length - 1)).keys()];

/** A figure that is itself a share or a count. */
const digits = (value: number) => String(Number(value.toPrecision(4)));

const MAKE: {
  readonly [Kind in keyof TableSources]: (of: TableSources[Kind], words: TableWords) => ChartTable;
} = {
  roc: ({ curves, floor, labels, formatRate }) => ({
    heads: [labels.x, ...curves.map(({ name }) => `${labels.y}, ${name}`)],
    rows:
      curves.length === 0
        ? []
        : RATES.filter((rate) => rate >= floor).map((rate) => [
            formatRate(rate),
            ...curves.map(({ fpr, tpr }) => formatRate(reached(fpr, tpr, rate))),
          ]),
  }),
  scores: ({ edges, series, format, xLabel }) => ({
    heads: [xLabel, ...series.map(({ name }) => name)],
    rows: bins(edges).map((bin) => [
      binName(format, edges[bin]!, edges[bin + 1]!),
      ...series.map(({ counts }) => String(counts[bin] ?? 0)),
    ]),
  }),
  losses: ({ series, x, xLabel, format }, { at }) => ({
    heads: [at, ...series.map(({ name }) => name)],
    rows: lossRows(series, x).map((row) => [
      xLabel(row.x),
      ...series.map((_, i) => {
        const value = row[`y${i}`];
        return value === undefined ? NONE : format(value);
      }),
    ]),
  }),
  intervals: ({ groups, labels }) => ({
    heads: [labels.name, labels.kind, labels.value, labels.difference],
    rows: groups.flatMap(({ rows }) =>
      rows.map(({ name, kind, text, detail, difference, change }) => [
        name,
        kind ?? NONE,
        text,
        [detail ?? difference?.text, change].filter(Boolean).join(' ') || NONE,
      ]),
    ),
  }),
  lanes: ({ rows, lanes, labels, noneText }) => ({
    heads: [labels.name, labels.kind, ...lanes.map(({ name }) => name)],
    rows: rows.map(({ name, kind, values }) => [
      name,
      kind,
      ...lanes.map((_, i) => values[i]?.detail ?? noneText),
    ]),
  }),
  rows: ({ edges, rows, format, xLabel }) => ({
    heads: [xLabel, ...rows.flatMap((row) => row.series.map(({ name }) => `${row.name}, ${name}`))],
    rows:
      rows.length === 0
        ? []
        : bins(edges).map((bin) => [
            binName(format, edges[bin]!, edges[bin + 1]!),
            ...rows.flatMap(({ series }) => series.map(({ counts }) => digits(counts[bin] ?? 0))),
          ]),
  }),
  runs: ({ lines, xLabel, format }, { at }) => ({
    heads: [at, ...lines.map(({ name }) => name)],
    rows: [...new Set(lines.flatMap(({ x }) => x))]
      .sort((a, b) => a - b)
      .map((place) => [
        xLabel(place),
        ...lines.map(({ x, y }) => {
          const value = y[x.indexOf(place)];
          return value === undefined ? NONE : format(value);
        }),
      ]),
  }),
  sides: ({ above, below, domain: [low, high], format, xLabel, shareText }) => {
    const sides = below ? [above, below] : [above];
    const width = (high - low) / Math.max(1, above.counts.length);
    return {
      heads: [xLabel, ...sides.map(({ name }) => name)],
      rows: above.counts.map((_, bin) => [
        binName(format, low + bin * width, low + (bin + 1) * width),
        ...sides.map(({ counts }) => shareText(shareOf(counts, bin))),
      ]),
    };
  },
  points: ({ x, y, kind, labelled, kinds }, words) => ({
    heads: [words.example, words.membership, words.known, 'x', 'y'],
    rows: Array.from(x, (across, i) => [
      String(i),
      (kinds ?? words.kinds)[kind[i] ?? 2]!,
      labelled[i] ? words.yes : NONE,
      digits(across),
      digits(y[i]!),
    ]),
  }),
};

export function tableOf([kind, of]: TableSource, words: TableWords): ChartTable {
  const make = MAKE[kind] as (of: TableSource[1], words: TableWords) => ChartTable;
  return make(of, words);
}

/** As spreadsheets take it from the clipboard. */
export const tabbed = ({ heads, rows }: ChartTable) =>
  [heads, ...rows].map((cells) => cells.join('\t')).join('\n');
