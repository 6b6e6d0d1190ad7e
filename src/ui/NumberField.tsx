import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { cx } from './cx.ts';
import styles from './Field.module.css';
import { FieldLabel } from './FieldLabel.tsx';
import { readNumber, stepNumber, typedNumber, type WrongNumber } from './readNumber.ts';

export interface NumberFieldProps {
  label: string;
  value: number;
  min: number;
  max: number;
  step?: number;
  integer?: boolean;
  even?: boolean;
  /** What is found instead of a number that is allowed, and which are. */
  refused: (text: string, wrong: WrongNumber) => string;
  onCommit: (value: number) => void;
  unit?: string;
  hint?: ReactNode;
  tag?: ReactNode;
  /** Shows the label as something that is pressed to have it explained. */
  about?: ReactNode;
  disabled?: boolean;
  className?: string;
}

export function NumberField(props: NumberFieldProps) {
  const { label, value, min, max, step = 1, integer = false, even = false } = props;
  const { refused, onCommit, unit, hint } = props;
  const id = useId();
  const range = { min, max, integer, even };
  const [draft, setDraft] = useState<string | null>(null);
  const typed = draft === null ? null : typedNumber(draft, range);
  const wrong = typed && 'wrong' in typed ? typed.wrong : null;
  const invalid = wrong !== null;

  function settle() {
    if (draft === null) return;
    const read = readNumber(draft, range);
    if (read === null) return;
    setDraft(null);
    if (read !== value) onCommit(read);
  }

  function onKeyDown(event: KeyboardEvent) {
    const direction = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (event.key === 'Enter') settle();
    else if (event.key === 'Escape' && draft !== null) {
      // A dialog around it stays open.
      event.preventDefault();
      event.stopPropagation();
      setDraft(null);
    } else if (direction) {
      event.preventDefault();
      setDraft(String(stepNumber(readNumber(draft ?? '', range) ?? value, step, direction, range)));
    }
  }

  return (
    <div className={cx(styles.field, props.className)}>
      <div className={styles.row}>
        <FieldLabel id={id} label={label} about={props.about} />
        {props.tag}
      </div>
      <div className={styles.row}>
        <input
          id={id}
          className={styles.control}
          inputMode={integer ? 'numeric' : 'decimal'}
          autoComplete="off"
          aria-label={props.about ? label : undefined}
          value={draft ?? String(value)}
          disabled={props.disabled}
          aria-invalid={invalid}
          aria-describedby={cx(`${id}-message`, hint ? `${id}-hint` : null)}
          onChange={(event) => setDraft(event.target.value)}
          onBlur={settle}
          onKeyDown={onKeyDown}
        />
        {unit ? <span className={styles.unit}>{unit}</span> : null}
      </div>
      <p id={`${id}-message`} className={styles.message} role="alert">
        {wrong && draft !== null ? refused(draft, wrong) : ''}
      </p>
      {hint ? (
        <p id={`${id}-hint`} className={styles.hint}>
          {hint}
        </p>
      ) : null}
    </div>
  );
}
