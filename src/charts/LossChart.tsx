import { useMemo, useRef } from 'react';
import { CartesianGrid, Line, LineChart, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts';
import { useSize } from '../ui/useSize.ts';
import { chartWords, type KeyEntry } from './chartWords.ts';
import figure from './Figure.module.css';
import { Figure } from './Figure.tsx';
import styles from './LossChart.module.css';
import { EdgeTick, SideTick } from './LossTicks.tsx';
import { LossTip } from './LossTip.tsx';
import { type LossSeries, lossRows, lossTicks } from './lossRows.ts';
import { toneColour, toneDash } from './tones.ts';

export interface LossChartProps {
  title: string;
  series: readonly LossSeries[];
  /** Shared x positions; 1, 2, 3... when absent. */
  x?: ArrayLike<number>;
  /** Fixes the x axis's end, so that a streaming curve grows into it. */
  xMax?: number;
  xLabel: (x: number) => string;
  format: (value: number) => string;
  reference?: { value: number; label: string };
  yDomain?: readonly [number, number];
  height?: number;
  emptyText: string;
  description?: string;
  /** A word for what the curves are. */
  mark?: string | undefined;
  className?: string | undefined;
}

const MARGIN = { top: 8, right: 8, bottom: 0, left: 0 };

const keyEntry = ({ name, tone, faint, text }: LossSeries): KeyEntry => ({
  mark: faint ? 'dash' : 'line',
  text: text ? `${name} ${text}` : name,
  colour: toneColour(tone),
});

export function LossChart(props: LossChartProps) {
  const { title, series, x, xMax, xLabel, format, reference, yDomain, height = 120, emptyText } = props;
  const box = useRef<HTMLDivElement>(null);
  const { width } = useSize(box);
  const rows = useMemo(() => lossRows(series, x), [series, x]);
  const ticks = useMemo(
    () => lossTicks(series, reference?.value, yDomain),
    [series, reference?.value, yDomain],
  );
  const end = xMax ?? rows.at(-1)?.x ?? 1;

  return (
    <Figure
      title={
        <>
          {title}{' '}
          {props.mark ? (
            <span className={styles.mark} data-mark>
              {props.mark}
            </span>
          ) : null}{' '}
          <SeriesLabels series={series} />
        </>
      }
      description={props.description}
      className={props.className}
    >
      <div
        ref={box}
        className={styles.box}
        style={{ height }}
        {...chartWords({ kind: title, title, key: series.map(keyEntry) })}
      >
        {rows.length === 0 ? (
          <div className={figure.empty}>{emptyText}</div>
        ) : width === 0 ? null : (
          <LineChart
            width={width}
            height={height}
            data={rows}
            margin={MARGIN}
            aria-label={props.mark ? `${title}, ${props.mark}` : title}
          >
            <CartesianGrid vertical={false} horizontalValues={ticks.ticks} stroke="var(--line)" />
            <XAxis
              dataKey="x"
              type="number"
              domain={[rows[0]?.x ?? 0, end]}
              ticks={[rows[0]?.x ?? 0, end]}
              tick={<EdgeTick label={xLabel} end={end} />}
              tickLine={false}
              axisLine={{ stroke: 'var(--line-2)' }}
              height={20}
              interval={0}
            />
            <YAxis
              domain={ticks.domain}
              ticks={ticks.ticks}
              tick={<SideTick label={format} />}
              tickLine={false}
              axisLine={false}
              width={36}
              interval={0}
            />
            {reference ? (
              <ReferenceLine
                y={reference.value}
                stroke="var(--edge)"
                strokeDasharray="2 3"
                label={{
                  value: reference.label,
                  position: 'insideTopRight',
                  fill: 'var(--ink-2)',
                  fontSize: 12,
                }}
              />
            ) : null}
            <Tooltip
              isAnimationActive={false}
              cursor={{ stroke: 'var(--edge)' }}
              content={<LossTip series={series} format={format} xLabel={xLabel} />}
            />
            {series.map((one, index) => (
              <Line
                key={one.name}
                dataKey={`y${index}`}
                name={one.name}
                stroke={toneColour(one.tone)}
                strokeOpacity={one.faint ? 'var(--faint)' : 1}
                strokeWidth={one.faint ? 1.25 : 1.75}
                strokeDasharray={one.faint ? '4 3' : toneDash(one.tone)}
                dot={rows.length === 1}
                activeDot={{ r: 3.5, strokeWidth: 0 }}
                isAnimationActive={false}
                connectNulls
              />
            ))}
          </LineChart>
        )}
      </div>
    </Figure>
  );
}

function SeriesLabels({ series }: { series: readonly LossSeries[] }) {
  return (
    <span className={styles.labels}>
      {series.map((one) => (
        <span key={one.name} data-tone={one.tone} style={{ color: toneColour(one.tone) }}>
          {one.name} {one.text ? <b>{one.text}</b> : null}
        </span>
      ))}
    </span>
  );
}
