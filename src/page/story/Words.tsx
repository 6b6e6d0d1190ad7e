import type { ReactNode } from 'react';
import styles from './Story.module.css';

/** What a step says, and what explains it. */
export function Words({ say, children }: { say: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.words}>
      <p className={styles.say} aria-live="polite">
        {say}
      </p>
      {children}
    </div>
  );
}
