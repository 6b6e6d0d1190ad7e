import styles from './IntervalStrip.module.css';
import { linearScale } from './scales.ts';

interface IntervalStripProps {
  /** 0 to 1 */
  value: number;
  low: number;
  high: number;
  /** What it is compared with. */
  reference: number;
}

const WIDTH = 96;
const MIDDLE = 7;
const scale = linearScale([0, 1], [4, WIDTH - 4]);

/** A rate from 0 to 1 with its interval, small enough for a table's cell that also says it in figures. */
export function IntervalStrip({ value, low, high, reference }: IntervalStripProps) {
  return (
    <svg className={styles.strip} width={WIDTH} height={2 * MIDDLE} aria-hidden="true">
      <line x1={scale(0)} x2={scale(1)} y1={MIDDLE} y2={MIDDLE} className={styles.axis} />
      <line
        x1={scale(reference)}
        x2={scale(reference)}
        y1={1}
        y2={2 * MIDDLE - 1}
        className={styles.reference}
      />
      <line x1={scale(low)} x2={scale(high)} y1={MIDDLE} y2={MIDDLE} className={styles.span} />
      <circle cx={scale(value)} cy={MIDDLE} r={3.25} className={styles.dot} />
    </svg>
  );
}
