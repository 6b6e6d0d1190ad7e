import { type KeyboardEvent, type PointerEvent, useMemo, useRef, useState } from 'react';
import { useSize } from '../ui/useSize.ts';
import figure from './Figure.module.css';
import { Figure } from './Figure.tsx';
import { LossAxes } from './LossAxes.tsx';
import styles from './LossChart.module.css';
import { LossCurve } from './LossCurve.tsx';
import { LossTip } from './LossTip.tsx';
import { type LossSeries, lossRows, lossTicks, nearestRow, rowText } from './lossRows.ts';
import { linearScale } from './scales.ts';
import { toneColour } from './tones.ts';

export interface LossChartProps {
  /** Names the drawing when it is saved. */
  chart: string;
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
  className?: string;
}

const STEPS: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1, PageUp: 10, PageDown: -10 };

export function LossChart(props: LossChartProps) {
  const { title, series, x, xMax, xLabel, format, reference, yDomain, height = 120, emptyText } = props;
  const box = useRef<HTMLDivElement>(null);
  const { width } = useSize(box);
  const [cursor, setCursor] = useState<number | null>(null);
  const rows = useMemo(() => lossRows(series, x), [series, x]);
  const { domain, ticks } = useMemo(
    () => lossTicks(series, reference?.value, yDomain),
    [series, reference?.value, yDomain],
  );
  const ends = [rows[0]?.x ?? 0, xMax ?? rows.at(-1)?.x ?? 1] as const;
  const area = { x0: 36, x1: Math.max(60, width - 8), y0: 8, y1: height - 20 };
  const sx = linearScale(ends, [area.x0, area.x1]);
  const sy = linearScale(domain, [area.y1, area.y0]);
  const at = cursor === null ? undefined : rows[Math.min(cursor, rows.length - 1)];

  function onPointerMove(event: PointerEvent<HTMLDivElement>) {
    const from = event.currentTarget.getBoundingClientRect().left;
    setCursor(nearestRow(rows, linearScale([area.x0, area.x1], ends)(event.clientX - from)));
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape') setCursor(null);
    const step = STEPS[event.key];
    if (!step || rows.length === 0) return;
    event.preventDefault();
    setCursor(Math.min(rows.length - 1, Math.max(0, (cursor ?? (step > 0 ? -1 : rows.length)) + step)));
  }

  return (
    <Figure
      title={
        <>
          {title} <SeriesLabels series={series} />
        </>
      }
      description={props.description}
      className={props.className}
    >
      <div
        ref={box}
        className={styles.box}
        style={{ height }}
        role="slider"
        tabIndex={0}
        aria-label={title}
        aria-valuemin={ends[0]}
        aria-valuemax={ends[1]}
        aria-valuenow={at?.x ?? ends[0]}
        aria-valuetext={at ? rowText(at, series, xLabel, format) : ''}
        onPointerMove={onPointerMove}
        onPointerLeave={() => setCursor(null)}
        onKeyDown={onKeyDown}
        onBlur={() => setCursor(null)}
      >
        {rows.length === 0 ? <div className={figure.empty}>{emptyText}</div> : null}
        {rows.length > 0 && width > 0 ? (
          <svg width={width} height={height} aria-hidden="true" data-chart={props.chart}>
            <LossAxes {...{ area, sy, ticks, ends, xLabel, format, reference }} />
            {at ? <line x1={sx(at.x)} x2={sx(at.x)} y1={area.y0} y2={area.y1} stroke="var(--edge)" /> : null}
            {series.map((one, index) => (
              <LossCurve key={one.name} {...{ one, index, rows, sx, sy, at }} />
            ))}
          </svg>
        ) : null}
        {at ? <LossTip row={at} x={sx(at.x)} {...{ series, format, xLabel, width }} /> : null}
      </div>
    </Figure>
  );
}

function SeriesLabels({ series }: { series: readonly LossSeries[] }) {
  return (
    <span className={styles.labels}>
      {series.map((one) => (
        <span key={one.name} style={{ color: toneColour(one.tone) }}>
          {one.name} {one.text ? <b>{one.text}</b> : null}
        </span>
      ))}
    </span>
  );
}
