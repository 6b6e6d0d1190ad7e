import type { ReactNode } from 'react';
import styles from './Note.module.css';

export interface NoteProps {
  as?: 'p' | 'div' | 'span' | 'ul';
  children: ReactNode;
}

/** Small print under what it belongs to. */
export function Note({ as: Tag = 'p', children }: NoteProps) {
  return <Tag className={styles.note}>{children}</Tag>;
}
