import styles from './BandCurves.module.css';
import type { BandArea, BandScales, BandSeries } from './bands.ts';

/** The place that is read off, through all curves. */
export function BandCursor({
  place,
  series,
  x,
  toX,
  toY,
  area,
}: BandScales & {
  readonly place: number;
  readonly series: readonly BandSeries[];
  readonly area: BandArea;
}) {
  const at = x[place];
  if (!at) return null;
  const middle = toX(at.at);
  return (
    <g>
      <line x1={middle} x2={middle} y1={area.y0} y2={area.y1} className={styles.cursor} />
      {series.map(({ id, tone, points }) => {
        const value = points[place]?.value ?? null;
        return value === null ? null : (
          <circle
            key={id}
            cx={middle}
            cy={toY(value)}
            r={tone === 'strong' ? 4 : 2.5}
            className={styles.lit}
          />
        );
      })}
    </g>
  );
}
