import { cx } from '../ui/cx.ts';
import styles from './PosteriorBars.module.css';

export interface PosteriorRow {
  label: string;
  /** 0 to 1. */
  value: number;
  text: string;
  emphasis?: boolean;
}

export interface PosteriorBarsProps {
  label: string;
  rows: readonly PosteriorRow[];
  className?: string;
}

export function PosteriorBars({ label, rows, className }: PosteriorBarsProps) {
  return (
    <ul className={cx(styles.bars, className)} aria-label={label}>
      {rows.map((row) => (
        <li key={row.label} className={cx(styles.row, row.emphasis && styles.emphasis)}>
          <span className={styles.name}>{row.label}</span>
          <span className={styles.track} aria-hidden="true">
            <span style={{ width: `${100 * row.value}%` }} />
          </span>
          <span className={styles.value}>{row.text}</span>
        </li>
      ))}
    </ul>
  );
}
