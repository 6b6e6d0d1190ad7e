import type { ReactNode } from 'react';
import styles from './VisuallyHidden.module.css';

export interface LiveRegionProps {
  message: ReactNode;
  urgent?: boolean;
}

export function LiveRegion({ message, urgent = false }: LiveRegionProps) {
  return (
    <div className={styles.hidden} role={urgent ? 'alert' : 'status'} aria-atomic="true">
      {message}
    </div>
  );
}
