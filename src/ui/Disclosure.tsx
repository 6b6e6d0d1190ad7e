import type { ReactNode } from 'react';
import styles from './Disclosure.module.css';

export interface DisclosureProps {
  summary: ReactNode;
  className?: string | undefined;
  children: ReactNode;
}

/** What is shown when it is asked for. */
export function Disclosure({ summary, className, children }: DisclosureProps) {
  return (
    <details className={className}>
      <summary className={styles.summary}>{summary}</summary>
      {children}
    </details>
  );
}
