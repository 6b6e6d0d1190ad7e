import type { ReactNode } from 'react';
import styles from './Field.module.css';

interface FieldLabelProps {
  /** Of the field. */
  readonly id: string;
  readonly label: ReactNode;
  /** The label as something that is pressed to have it explained. */
  readonly about?: ReactNode;
}

/** By which a field that is explained is named: a label may hold nothing that is pressed. */
export const labelId = (id: string) => `${id}-label`;

export function FieldLabel({ id, label, about }: FieldLabelProps) {
  return about ? (
    <span id={labelId(id)} className={styles.label}>
      {about}
    </span>
  ) : (
    <label htmlFor={id} className={styles.label}>
      {label}
    </label>
  );
}
