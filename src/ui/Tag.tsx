import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './Tag.module.css';

export type TagKind = 'published' | 'ours' | 'plain';

export interface TagProps {
  kind?: TagKind;
  children: ReactNode;
  /** What the tag means, for who points at it. */
  title?: string;
  className?: string | undefined;
  /** What it says marks what it stands beside, for exports. */
  isMark?: boolean;
}

export function Tag({ kind = 'plain', children, title, className, isMark }: TagProps) {
  return (
    <span className={cx(styles.tag, styles[kind], className)} title={title} data-mark={isMark}>
      {children}
    </span>
  );
}
