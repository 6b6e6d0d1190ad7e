import { type ReactNode, useLayoutEffect, useRef } from 'react';
import styles from './Disclosure.module.css';
import { usePrinting } from './printing.ts';

export interface DisclosureProps {
  summary: ReactNode;
  className?: string | undefined;
  /** As it stands at first. */
  open?: boolean;
  children: ReactNode;
}

/** What is shown when it is asked for. */
export function Disclosure({ summary, className, open, children }: DisclosureProps) {
  const ref = useRef<HTMLDetailsElement>(null);
  const printing = usePrinting();

  // Paper cannot be unfolded.
  useLayoutEffect(() => {
    const details = ref.current;
    if (!printing || !details || details.open) return;
    details.open = true;
    return () => {
      details.open = false;
    };
  }, [printing]);

  return (
    <details ref={ref} className={className} open={open}>
      <summary className={styles.summary}>{summary}</summary>
      {children}
    </details>
  );
}
