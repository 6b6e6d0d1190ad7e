import { useRef, useState } from 'react';
import { marks } from '../language/marks.ts';
import { cx } from '../ui/cx.ts';
import { useSize } from '../ui/useSize.ts';
import { chartWords, type KeyEntry } from './chartWords.ts';
import { shortened } from './curveNames.ts';
import figure from './Figure.module.css';
import { Figure } from './Figure.tsx';
import { HistogramBars, type HistogramSeries } from './HistogramBars.tsx';
import { ReadOut, readable, readBand } from './ReadOut.tsx';
import { linearScale } from './scales.ts';
import { useReading } from './useReading.ts';

export interface HistogramRow {
  readonly id: string;
  readonly name: string;
  readonly dash: string;
  readonly emphasis: boolean;
  /** Shares of each kind in each bin, so that few of a kind are as high as many of the other. */
  readonly series: readonly HistogramSeries[];
}

export interface HistogramRowsProps {
  title: string;
  subtitle: string;
  /** Ascending bin edges, the same for all rows. */
  edges: ArrayLike<number>;
  rows: readonly HistogramRow[];
  format: (value: number) => string;
  xLabel: string;
  emptyText: string;
  description: string;
}

const NAME = 18;
const BARS = 46;
const BELOW = 8;
const ROW = NAME + BARS + BELOW;
const AXIS = 20;
const DASH = 28;
const LETTER = 6.7;

/** One without a unit: each kind adds up to one. */
const share = (value: number) => value.toPrecision(2);

const COLOURS = { filled: 'var(--member)', hollow: 'var(--nonmember)', grey: 'var(--edge)' } as const;

const keyOf = (rows: readonly HistogramRow[]): KeyEntry[] =>
  (rows[0]?.series ?? []).map(({ name, mark }) => ({ mark, text: name, colour: COLOURS[mark] }));

/** The same histogram of several runs under each other, over one axis, each as high as its own fullest bin. */
export function HistogramRows(props: HistogramRowsProps) {
  const { title, subtitle, edges, rows, format, xLabel, emptyText, description } = props;
  const box = useRef<HTMLDivElement>(null);
  const { width } = useSize(box);
  const [low, high] = [edges[0] ?? 0, edges[edges.length - 1] ?? 1];
  const sx = linearScale([low, high], [2, Math.max(3, width - 2)]);
  const height = rows.length * ROW + AXIS;
  const letters = Math.max(4, Math.floor((width - DASH - 8) / LETTER));
  const bins = Math.max(0, edges.length - 1);
  const [read, setRead] = useState<number | null>(null);
  const at = read !== null && read < rows.length * bins ? read : null;
  const places = at === null ? null : placeOf(at);
  function placeOf(place: number) {
    const bin = place % bins;
    return { row: Math.floor(place / bins), low: edges[bin]!, high: edges[bin + 1]!, bin };
  }
  function textAt(place: number): string {
    const { row, low, high, bin } = placeOf(place);
    const { name, series } = rows[row]!;
    const told = series.map((one) => `${one.name} ${share(one.counts[bin] ?? 0)}`);
    return `${name}${marks.comma}${format(low)} – ${format(high)}${marks.colon}${told.join(marks.semicolon)}`;
  }
  const reading = useReading({
    count: rows.length * bins,
    active: at,
    onActive: setRead,
    steps: { ArrowRight: 1, ArrowLeft: -1, ArrowDown: bins, ArrowUp: -bins },
    placeAt: (x, y) => {
      const row = Math.floor(y / ROW);
      const bin = Math.floor(((x - 2) / (width - 4)) * bins);
      return row < rows.length && bin >= 0 && bin < bins ? row * bins + bin : null;
    },
    label: title,
    readout: textAt,
  });
  return (
    <Figure title={title} subtitle={subtitle} description={description} table={['rows', props]}>
      <div
        ref={box}
        className={readable}
        style={{ minHeight: rows.length > 0 ? height : ROW }}
        {...(rows.length > 0 && reading)}
      >
        {rows.length === 0 ? <div className={figure.empty}>{emptyText}</div> : null}
        {rows.length > 0 && width > 0 ? (
          <svg
            width={width}
            height={height}
            viewBox={`0 0 ${width} ${height}`}
            aria-hidden="true"
            {...chartWords({ kind: 'scores', title, key: keyOf(rows) })}
          >
            {places ? (
              <rect
                x={sx(places.low)}
                width={sx(places.high) - sx(places.low)}
                y={places.row * ROW + NAME}
                height={BARS}
                className={readBand}
              />
            ) : null}
            {rows.map(({ id, name, dash, emphasis, series }, i) => (
              <g key={id} transform={`translate(0 ${i * ROW})`}>
                <line
                  x1={2}
                  x2={2 + DASH}
                  y1={9}
                  y2={9}
                  stroke="var(--ink)"
                  strokeWidth={emphasis ? 2.5 : 1.5}
                  strokeDasharray={dash}
                />
                <text x={DASH + 10} y={13} className={cx(figure.note, emphasis && figure.strong)}>
                  {shortened(name, letters)}
                </text>
                <HistogramBars edges={edges} series={series} sx={sx} top={NAME} bottom={NAME + BARS} />
              </g>
            ))}
            <text x={2} y={height - 5} className={figure.axis}>
              {format(low)}
            </text>
            <text x={width / 2} y={height - 5} textAnchor="middle" className={figure.axis}>
              {xLabel}
            </text>
            <text x={width - 2} y={height - 5} textAnchor="end" className={figure.axis}>
              {format(high)}
            </text>
          </svg>
        ) : null}
        <ReadOut text={at === null ? null : textAt(at)} />
      </div>
    </Figure>
  );
}
