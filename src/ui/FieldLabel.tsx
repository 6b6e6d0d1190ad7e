import type { ReactNode } from 'react';
import styles from './Field.module.css';

interface FieldLabelProps {
  /** Of the field. */
  readonly id: string;
  readonly label: ReactNode;
  /** The label as something that is pressed to have it explained. */
  readonly about?: ReactNode;
}

/** A label may hold nothing that is pressed: a field that is explained has its name by `aria-label`. */
export function FieldLabel({ id, label, about }: FieldLabelProps) {
  return about ? (
    <span className={styles.label}>{about}</span>
  ) : (
    <label htmlFor={id} className={styles.label}>
      {label}
    </label>
  );
}
