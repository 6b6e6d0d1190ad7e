import styles from './BandCurves.module.css';
import type { BandPlace, BandProgress } from './bands.ts';
import { LETTER } from './letters.ts';
import type { Scale } from './scales.ts';

const DOT = 2.5;
const BETWEEN_DOTS = 7;
/** Narrower places tell their progress in digits. */
const MOST_DOTS = 8;

/** What has become of the seeds of each place. */
export function BandSeeds({
  progress,
  x,
  toX,
  y,
}: {
  readonly progress: readonly BandProgress[];
  readonly x: readonly BandPlace[];
  readonly toX: Scale;
  readonly y: number;
}) {
  const gaps = x.slice(1).map((place, i) => toX(place.at) - toX(x[i]!.at));
  const most = Math.max(0, ...progress.map(({ wanted }) => wanted));
  const inDots = most <= MOST_DOTS && most * BETWEEN_DOTS + 6 < Math.min(...gaps, 200);
  return progress.map(({ wanted, done, begun, failed }, i) => {
    const { at, text } = x[i]!;
    if (!inDots) {
      if (done === wanted && failed === 0) return null;
      const step = Math.ceil((6 * LETTER) / Math.max(1, Math.min(...gaps, 200)));
      if (i % step !== 0) return null;
      return (
        <text key={text} x={toX(at)} y={y + 3} textAnchor="middle" className={styles.note}>
          {`${done}/${wanted}`}
        </text>
      );
    }
    const left = toX(at) - ((wanted - 1) * BETWEEN_DOTS) / 2;
    return (
      <g key={text}>
        {Array.from({ length: wanted }, (_, seed) => {
          const state =
            seed < done
              ? 'done'
              : seed < done + begun
                ? 'begun'
                : seed >= wanted - failed
                  ? 'failed'
                  : 'waiting';
          const middle = left + seed * BETWEEN_DOTS;
          return state === 'failed' ? (
            <path
              // biome-ignore lint/suspicious/noArrayIndexKey: they differ in their place alone
              key={seed}
              d={`M${middle - DOT},${y - DOT}l${2 * DOT},${2 * DOT}m0,${-2 * DOT}l${-2 * DOT},${2 * DOT}`}
              className={styles.failed}
            />
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: they differ in their place alone
            <circle key={seed} cx={middle} cy={y} r={DOT} className={styles[state]} />
          );
        })}
      </g>
    );
  });
}
