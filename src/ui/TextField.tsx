import { type ReactNode, useId } from 'react';
import { cx } from './cx.ts';
import styles from './Field.module.css';

export interface TextFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Offered while the person types. */
  suggestions?: readonly string[];
  hint?: ReactNode;
  /** What is wrong with it. */
  message?: string | undefined;
  disabled?: boolean;
  className?: string;
}

/** A line of text. */
export function TextField({
  label,
  value,
  onChange,
  suggestions = [],
  hint,
  message = '',
  disabled,
  className,
}: TextFieldProps) {
  const id = useId();
  return (
    <div className={cx(styles.field, className)}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <input
        id={id}
        className={styles.control}
        autoComplete="off"
        value={value}
        disabled={disabled}
        list={suggestions.length > 0 ? `${id}-list` : undefined}
        aria-invalid={message !== ''}
        aria-describedby={cx(`${id}-message`, hint ? `${id}-hint` : null)}
        onChange={(event) => onChange(event.target.value)}
      />
      {suggestions.length > 0 ? (
        <datalist id={`${id}-list`}>
          {suggestions.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      ) : null}
      <p id={`${id}-message`} className={styles.message} role="alert">
        {message}
      </p>
      {hint ? (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      ) : null}
    </div>
  );
}
