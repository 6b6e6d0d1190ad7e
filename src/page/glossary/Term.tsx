import type { ReactNode } from 'react';
import styles from './Term.module.css';
import type { TermId } from './terms.ts';

/** A word that is explained where it is pressed: `Cards` listens for all of them. */
export function Term({ id, children }: { id: TermId; children: ReactNode }) {
  return (
    <button type="button" className={styles.term} data-term={id} data-print aria-haspopup="dialog">
      {children}
    </button>
  );
}

/** Over something that is explained as a whole. */
export function TermCover({ id, label }: { id: TermId; label: string }) {
  return (
    <button type="button" className={styles.cover} data-term={id} aria-haspopup="dialog" aria-label={label} />
  );
}
