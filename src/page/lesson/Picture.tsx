import type { ReactNode } from 'react';
import styles from './Lesson.module.css';

interface PictureProps {
  readonly title: string;
  /** What it shows now, in a sentence. */
  readonly said: string;
  /** Where it comes from. */
  readonly note: string;
  readonly children: ReactNode;
}

/** A chapter's own picture, which answers to the person. */
export function Picture({ title, said, note, children }: PictureProps) {
  return (
    <figure className={styles.picture}>
      <figcaption>{title}</figcaption>
      {children}
      <p>{said}</p>
      <p className={styles.note}>{note}</p>
    </figure>
  );
}
