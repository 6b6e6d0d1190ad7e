import { useRef } from 'react';
import { cx } from '../ui/cx.ts';
import { useSize } from '../ui/useSize.ts';
import { chartWords, type KeyEntry } from './chartWords.ts';
import { shortened } from './curveNames.ts';
import figure from './Figure.module.css';
import { Figure } from './Figure.tsx';
import { HistogramBars, type HistogramSeries } from './HistogramBars.tsx';
import { linearScale } from './scales.ts';

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

const COLOURS = { filled: 'var(--member)', hollow: 'var(--nonmember)', grey: 'var(--edge)' } as const;

const keyOf = (rows: readonly HistogramRow[]): KeyEntry[] =>
  (rows[0]?.series ?? []).map(({ name, mark }) => ({ mark, text: name, colour: COLOURS[mark] }));

/** The same histogram of several runs under each other, over one axis, each as high as its own fullest bin. */
export function HistogramRows({
  title,
  subtitle,
  edges,
  rows,
  format,
  xLabel,
  emptyText,
  description,
}: HistogramRowsProps) {
  const box = useRef<HTMLDivElement>(null);
  const { width } = useSize(box);
  const [low, high] = [edges[0] ?? 0, edges[edges.length - 1] ?? 1];
  const sx = linearScale([low, high], [2, Math.max(3, width - 2)]);
  const height = rows.length * ROW + AXIS;
  const letters = Math.max(4, Math.floor((width - DASH - 8) / LETTER));
  return (
    <Figure title={title} subtitle={subtitle} description={description}>
      <div ref={box} style={{ minHeight: rows.length > 0 ? height : ROW }}>
        {rows.length === 0 ? <div className={figure.empty}>{emptyText}</div> : null}
        {rows.length > 0 && width > 0 ? (
          <svg
            width={width}
            height={height}
            viewBox={`0 0 ${width} ${height}`}
            aria-hidden="true"
            {...chartWords({ kind: 'scores', title, key: keyOf(rows) })}
          >
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
      </div>
    </Figure>
  );
}
