import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './Table.module.css';
import { VisuallyHidden } from './VisuallyHidden.tsx';

/** A column's head: its name, with a mark before it where the column has one. */
export type TableHead = string | { readonly name: string; readonly mark: ReactNode };

export interface TableProps {
  heads: readonly TableHead[];
  caption?: ReactNode;
  /** The caption is for screen readers only: the words around the table already say it. */
  hideCaption?: boolean;
  /** Names a table that has no caption. */
  label?: string;
  className?: string | undefined;
  /** The rows. */
  children: ReactNode;
}

/** Figures that stand above each other, in a cell or a whole row. */
export const numeric = styles.numeric;

/** A figure that stays in one line with its unit. */
export const whole = styles.whole;

/** A table of data: one row of heads, then rows that each begin with a `<th scope="row">`. */
export function Table({ heads, caption, hideCaption = false, label, className, children }: TableProps) {
  return (
    <table className={cx(styles.table, className)} aria-label={label}>
      {caption ? (
        <caption>{hideCaption ? <VisuallyHidden>{caption}</VisuallyHidden> : caption}</caption>
      ) : null}
      <thead>
        <tr>
          {heads.map((head) =>
            typeof head === 'string' ? (
              <th key={head} scope="col">
                {head}
              </th>
            ) : (
              <th key={head.name} scope="col">
                {head.mark} {head.name}
              </th>
            ),
          )}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}
