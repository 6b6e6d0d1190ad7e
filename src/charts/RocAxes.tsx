import figure from './Figure.module.css';
import styles from './RocChart.module.css';
import { type RocArea, type RocFrame, unmeasuredWidth } from './rocGeometry.ts';

interface RocAxesProps {
  frame: RocFrame;
  area: RocArea;
  floor: number;
  formatRate: (rate: number) => string;
}

interface RocNamesProps {
  frame: RocFrame;
  area: RocArea;
  floor: number;
  labels: { x: string; y: string; chance: string };
}

export function RocAxes({ frame, area, floor, formatRate }: RocAxesProps) {
  const { sx, sy, ticks } = frame;
  const { x0, x1, y0, y1 } = area;
  const unsupported = unmeasuredWidth(frame, area, floor);
  return (
    <>
      {unsupported > 0 ? (
        <rect x={x0} y={y0} width={unsupported} height={y1 - y0} className={styles.unsupported} />
      ) : null}
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={sx(tick)} x2={sx(tick)} y1={y0} y2={y1} className={figure.grid} />
          <line x1={x0} x2={x1} y1={sy(tick)} y2={sy(tick)} className={figure.grid} />
          <text
            x={sx(tick)}
            y={y1 + 14}
            textAnchor={tick === ticks[0] ? 'start' : tick === ticks.at(-1) ? 'end' : 'middle'}
            className={figure.axis}
          >
            {formatRate(tick)}
          </text>
          <text x={x0 - 5} y={sy(tick) + 4} textAnchor="end" className={figure.axis}>
            {formatRate(tick)}
          </text>
        </g>
      ))}
      <line x1={x0} x2={x1} y1={y1} y2={y0} className={figure.dotted} />
    </>
  );
}

/** Words within the plot: over the curves, which pass behind them. */
export function RocNames({ frame, area, floor, labels }: RocNamesProps) {
  const { x0, x1, y0, y1 } = area;
  return (
    <>
      <text x={x0 + unmeasuredWidth(frame, area, floor) + 6} y={y0 + 13} className={styles.axisName}>
        {labels.y}
      </text>
      <text x={x1 - 6} y={y1 - 6} textAnchor="end" className={styles.axisName}>
        {labels.x}
      </text>
      <text
        x={x0 + 0.5 * (x1 - x0)}
        y={y1 - 0.5 * (y1 - y0)}
        dx={8}
        dy={14}
        textAnchor="start"
        className={styles.chance}
      >
        {labels.chance}
      </text>
    </>
  );
}
