import figure from './Figure.module.css';
import styles from './ScoreHistogram.module.css';
import { extent, linearScale, type Scale } from './scales.ts';

export interface HistogramSeries {
  name: string;
  counts: ArrayLike<number>;
  mark: 'filled' | 'hollow' | 'grey';
}

interface HistogramBarsProps {
  edges: ArrayLike<number>;
  series: readonly HistogramSeries[];
  sx: Scale;
  top: number;
  bottom: number;
}

export function HistogramBars({ edges, series, sx, top, bottom }: HistogramBarsProps) {
  const most = extent(series.map((one) => one.counts))?.[1] || 1;
  const sy = linearScale([0, most], [bottom, top]);
  return (
    <>
      <line
        x1={sx(edges[0]!)}
        x2={sx(edges[edges.length - 1]!)}
        y1={bottom}
        y2={bottom}
        className={figure.base}
      />
      {series.map((one) => (
        <g key={one.name} className={styles[one.mark]}>
          {Array.from(one.counts, (count, bin) => {
            const left = sx(edges[bin]!);
            const right = sx(edges[bin + 1]!);
            return count > 0 ? (
              <rect
                key={left}
                x={left + 1}
                y={sy(count)}
                width={Math.max(1, right - left - 2)}
                height={bottom - sy(count)}
              />
            ) : null;
          })}
        </g>
      ))}
    </>
  );
}
