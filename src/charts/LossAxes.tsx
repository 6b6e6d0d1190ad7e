import figure from './Figure.module.css';
import type { Scale } from './scales.ts';

/** The rectangle that curves are drawn in, in CSS pixels. */
export interface LossArea {
  x0: number;
  x1: number;
  y0: number;
  y1: number;
}

interface LossAxesProps {
  area: LossArea;
  sy: Scale;
  ticks: readonly number[];
  /** First and last x. */
  ends: readonly [number, number];
  xLabel: (x: number) => string;
  format: (value: number) => string;
  reference?: { value: number; label: string } | undefined;
}

/** Round values across, flush with the title above; the first and the last x, kept inside the chart. */
export function LossAxes({ area, sy, ticks, ends, xLabel, format, reference }: LossAxesProps) {
  const { x0, x1, y1 } = area;
  return (
    <>
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={x0} x2={x1} y1={sy(tick)} y2={sy(tick)} className={figure.grid} />
          <text x={0} y={sy(tick) + 4} className={figure.axis}>
            {format(tick)}
          </text>
        </g>
      ))}
      <line x1={x0} x2={x1} y1={y1} y2={y1} className={figure.base} />
      <text x={x0} y={y1 + 15} className={figure.axis}>
        {xLabel(ends[0])}
      </text>
      <text x={x1} y={y1 + 15} textAnchor="end" className={figure.axis}>
        {xLabel(ends[1])}
      </text>
      {reference ? (
        <>
          <line x1={x0} x2={x1} y1={sy(reference.value)} y2={sy(reference.value)} className={figure.dotted} />
          <text x={x1 - 5} y={sy(reference.value) + 14} textAnchor="end" className={figure.note}>
            {reference.label}
          </text>
        </>
      ) : null}
    </>
  );
}
