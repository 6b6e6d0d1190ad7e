import styles from './Compare.module.css';
import { DASHES } from './dashes.ts';

/** The line by which a pinned run is told in every chart. */
export function PinMark({ at }: { at: number }) {
  return (
    <svg className={styles.line} width={28} height={10} aria-hidden="true">
      <line
        x1={1}
        x2={27}
        y1={5}
        y2={5}
        stroke="var(--ink)"
        strokeWidth={at === 0 ? 2.5 : 1.75}
        strokeDasharray={DASHES[at]}
      />
    </svg>
  );
}
