import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './ScrollRegion.module.css';

/** It is named by its own words or by the element with this id. */
type Named = { label: string; labelledBy?: undefined } | { label?: undefined; labelledBy: string };

export type ScrollRegionProps = Named & {
  /** How high it grows before it scrolls; without one it scrolls sideways only. */
  className?: string | undefined;
  children: ReactNode;
};

/** What may be wider or longer than its place. The keyboard reaches it, since nothing in it need be focusable. */
export function ScrollRegion({ label, labelledBy, className, children }: ScrollRegionProps) {
  return (
    <section
      className={cx(styles.sideways, className)}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
      tabIndex={0}
      aria-label={label}
      aria-labelledby={labelledBy}
    >
      {children}
    </section>
  );
}
