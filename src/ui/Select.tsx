import { type ReactNode, useId } from 'react';
import { cx } from './cx.ts';
import styles from './Field.module.css';
import { FieldLabel } from './FieldLabel.tsx';
import { VisuallyHidden } from './VisuallyHidden.tsx';

export interface SelectOption<T extends string> {
  value: T;
  label: string;
  disabled?: boolean;
}

export interface SelectProps<T extends string> {
  label: string;
  hideLabel?: boolean;
  options: readonly SelectOption<T>[];
  value: T;
  onChange: (value: T) => void;
  hint?: ReactNode;
  tag?: ReactNode;
  /** Shows the label as something that is pressed to have it explained. */
  about?: ReactNode;
  disabled?: boolean;
  className?: string | undefined;
}

export function Select<T extends string>(props: SelectProps<T>) {
  const { label, hideLabel, options, value, onChange, hint, tag, about, disabled, className } = props;
  const id = useId();
  return (
    <div className={cx(styles.field, className)}>
      <div className={hideLabel ? undefined : styles.row}>
        <FieldLabel
          id={id}
          label={hideLabel ? <VisuallyHidden>{label}</VisuallyHidden> : label}
          about={about}
        />
        {tag}
      </div>
      <div className={styles.selectBox}>
        <select
          id={id}
          autoComplete="off"
          className={cx(styles.control, styles.select)}
          aria-label={about ? label : undefined}
          value={value}
          disabled={disabled}
          aria-describedby={hint ? `${id}-hint` : undefined}
          onChange={(event) => onChange(event.target.value as T)}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
        <span className={styles.chevron} aria-hidden="true" />
      </div>
      {hint ? (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      ) : null}
    </div>
  );
}
