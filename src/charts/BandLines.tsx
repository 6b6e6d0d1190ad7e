import styles from './BandCurves.module.css';
import { type BandPoint, type BandScales, type BandSeries, bandPath, linePath } from './bands.ts';

/** The curves, with what the bands of some of them are of. */
export function BandLines({ series, x, toX, toY }: BandScales & { readonly series: readonly BandSeries[] }) {
  const banded = series.filter(({ band }) => band);
  return (
    <>
      {banded.map(({ id, points }) => (
        <path key={id} d={bandPath(points, x, toX, toY)} className={styles.band} />
      ))}
      {series.map(({ id, tone, points }) => (
        <path key={id} d={linePath(points, x, toX, toY)} className={styles[tone]} />
      ))}
      {banded.map(({ id, points }) => (
        <Marks key={id} points={points} x={x} toX={toX} toY={toY} />
      ))}
    </>
  );
}

/** The mean with its interval at each place, and what it is of. */
function Marks({ points, x, toX, toY }: BandScales & { readonly points: readonly BandPoint[] }) {
  return points.map(({ value, low, high, singles }, i) => {
    const { text } = x[i]!;
    const at = toX(x[i]!.at);
    return (
      <g key={text}>
        {singles.map((single, seed) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a single has no name but its place
          <circle key={seed} cx={at} cy={toY(single)} r={1.75} className={styles.single} />
        ))}
        {low !== null && high !== null ? (
          <line x1={at} x2={at} y1={toY(low)} y2={toY(high)} className={styles.interval} />
        ) : null}
        {value !== null ? <circle cx={at} cy={toY(value)} r={3} className={styles.mean} /> : null}
      </g>
    );
  });
}
