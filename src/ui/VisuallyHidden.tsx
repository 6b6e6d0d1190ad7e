import type { ReactNode } from 'react';
import styles from './VisuallyHidden.module.css';

export interface VisuallyHiddenProps {
  as?: 'span' | 'h1';
  children: ReactNode;
  id?: string;
}

export function VisuallyHidden({ as: Element = 'span', children, id }: VisuallyHiddenProps) {
  return (
    <Element className={styles.hidden} id={id}>
      {children}
    </Element>
  );
}
