import styles from './BandCurves.module.css';
import { type BandScales, linePath } from './bands.ts';

/** From the first point to its name. */
const [OVER, UNDER] = [-8, 18];

/** What somebody expects, dotted over the curves. */
export function BandGuess({
  name,
  values,
  x,
  toX,
  toY,
}: BandScales & { readonly name: string; readonly values: readonly (number | null)[] }) {
  const points = values.map((value) => ({ value, low: null, high: null, singles: [] }));
  const first = values.findIndex((value) => value !== null);
  // The name keeps clear of the line.
  const rises = (values[first + 1] ?? 0) > (values[first] ?? 0);
  return (
    <g>
      <path d={linePath(points, x, toX, toY)} className={styles.guess} />
      {values.map((value, i) =>
        value === null ? null : (
          <circle key={x[i]!.text} cx={toX(x[i]!.at)} cy={toY(value)} r={3} className={styles.guessed} />
        ),
      )}
      {first >= 0 ? (
        <text
          x={toX(x[first]!.at) + 6}
          y={toY(values[first]!) + (rises ? UNDER : OVER)}
          className={styles.name}
        >
          {name}
        </text>
      ) : null}
    </g>
  );
}
