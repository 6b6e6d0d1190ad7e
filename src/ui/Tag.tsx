import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './Tag.module.css';

export type TagKind = 'published' | 'ours' | 'plain';

export interface TagProps {
  kind?: TagKind;
  children: ReactNode;
  className?: string;
}

export function Tag({ kind = 'plain', children, className }: TagProps) {
  return <span className={cx(styles.tag, styles[kind], className)}>{children}</span>;
}
