import type { ReactNode } from 'react';
import { cx } from '../ui/cx.ts';
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx';
import styles from './Figure.module.css';

export interface FigureProps {
  title?: ReactNode;
  /** One muted line under the title. */
  subtitle?: ReactNode;
  /** Direct labels or a toggle, at the far end of the title row. */
  aside?: ReactNode;
  /** What the picture shows, for a screen reader. */
  description?: string | undefined;
  children: ReactNode;
  className?: string | undefined;
}

export function Figure({ title, subtitle, aside, description, children, className }: FigureProps) {
  return (
    <figure className={cx(styles.figure, className)}>
      {title || aside ? (
        <figcaption className={styles.head}>
          <div className={styles.title}>{title}</div>
          {aside ? <div className={styles.aside}>{aside}</div> : null}
          {subtitle ? <div className={styles.subtitle}>{subtitle}</div> : null}
        </figcaption>
      ) : null}
      {description ? <VisuallyHidden>{description}</VisuallyHidden> : null}
      {children}
    </figure>
  );
}
