import type { ReactNode } from 'react';
import { cx } from '../ui/cx.ts';
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx';
import styles from './Figure.module.css';
import type { TableSource } from './tables/source.ts';
import { TableDoor } from './tables/TableDoor.tsx';

export interface FigureProps {
  title?: ReactNode;
  /** One muted line under the title. */
  subtitle?: ReactNode;
  /** Direct labels or a toggle, at the far end of the title row. */
  aside?: ReactNode;
  /** What the picture shows, for a screen reader. */
  description?: string | undefined;
  /** Whose figures can be read as a table. */
  table?: TableSource | undefined;
  children: ReactNode;
  className?: string | undefined;
}

export function Figure({ title, subtitle, aside, description, table, children, className }: FigureProps) {
  const door = table && <TableDoor source={table} />;
  return (
    <figure className={cx(styles.figure, className)}>
      {title || aside ? (
        <figcaption className={styles.head}>
          <div className={styles.title}>{title}</div>
          {aside ? (
            <div className={styles.aside}>
              {door}
              {aside}
            </div>
          ) : (
            door
          )}
          {subtitle ? <div className={styles.subtitle}>{subtitle}</div> : null}
        </figcaption>
      ) : (
        door
      )}
      {description ? <VisuallyHidden>{description}</VisuallyHidden> : null}
      {children}
    </figure>
  );
}
