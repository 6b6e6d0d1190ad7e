import type { ReactNode } from 'react';
import styles from './DropZone.module.css';

export interface DropZoneProps {
  title: string;
  note: string;
  /** Buttons that choose files instead. */
  children: ReactNode;
}

/** Where files are dropped or chosen; `DropAnywhere` hears the drop. */
export function DropZone({ title, note, children }: DropZoneProps) {
  return (
    <div className={styles.zone}>
      <p className={styles.title}>{title}</p>
      <div className={styles.buttons}>{children}</div>
      <p className={styles.note}>{note}</p>
    </div>
  );
}
