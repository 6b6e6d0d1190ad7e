import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './Tag.module.css';

export type TagKind = 'published' | 'ours' | 'plain';

export interface TagProps {
  kind?: TagKind;
  children: ReactNode;
  /** What the tag means, for who points at it. */
  title?: string;
  className?: string;
}

export function Tag({ kind = 'plain', children, title, className }: TagProps) {
  return (
    <span className={cx(styles.tag, styles[kind], className)} title={title}>
      {children}
    </span>
  );
}
