import type { ReactNode } from 'react';
import type { TableSource } from '../../charts/tables/source.ts';
import { TableDoor } from '../../charts/tables/TableDoor.tsx';
import { unbroken } from '../../ui/unbroken.ts';
import styles from './Lesson.module.css';

interface PictureProps {
  readonly title: string;
  /** What it shows now, in a sentence. */
  readonly said: string;
  /** Where it comes from. */
  readonly note: string;
  /** Of one that draws figures. */
  readonly table?: TableSource;
  readonly children: ReactNode;
}

/** A chapter's own picture, which answers to the person. */
export function Picture({ title, said, note, table, children }: PictureProps) {
  return (
    <figure className={styles.picture}>
      <figcaption>
        <div className={styles.pictureTitle}>{title}</div>
        {table && <TableDoor source={table} />}
      </figcaption>
      {children}
      <p>{unbroken(said)}</p>
      <p className={styles.note}>{unbroken(note)}</p>
    </figure>
  );
}
