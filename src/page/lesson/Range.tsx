import { useId } from 'react';
import styles from './Lesson.module.css';

interface RangeProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  /** The value with its unit. */
  readonly text: string;
  readonly isFixed?: boolean;
  readonly onChange: (value: number) => void;
}

/** A value between two ends, by pointer or by keys. */
export function Range({ label, value, min, max, step = 1, text, isFixed = false, onChange }: RangeProps) {
  const id = useId();
  return (
    <div className={styles.range}>
      <label htmlFor={id}>{label}</label>
      <output htmlFor={id}>{text}</output>
      <input
        id={id}
        type="range"
        autoComplete="off"
        min={min}
        max={max}
        step={step}
        value={value}
        disabled={isFixed}
        aria-valuetext={text}
        onChange={({ target }) => onChange(target.valueAsNumber)}
      />
    </div>
  );
}
