import type { ReactNode } from 'react';
import styles from './LiveArea.module.css';

/** A place in which something may be told: it stands there before, since what comes together with its region is often not heard. */
export function LiveArea({ children }: { children: ReactNode }) {
  return (
    <div role="status" aria-atomic="false" className={styles.area}>
      {children}
    </div>
  );
}
