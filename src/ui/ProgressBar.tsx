import styles from './ProgressBar.module.css';

export interface ProgressBarProps {
  label: string;
  /** How much is done, and of how much; null: nobody knows. */
  value: number | null;
  max: number;
}

export function ProgressBar({ label, value, max }: ProgressBarProps) {
  return (
    <progress
      className={styles.progress}
      aria-label={label}
      {...(value !== null && { value, max: max || 1 })}
    />
  );
}
