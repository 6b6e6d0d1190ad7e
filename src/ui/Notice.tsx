import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './Notice.module.css';

export interface NoticeProps {
  kind?: 'error' | 'warn' | 'info';
  title: string;
  text?: ReactNode;
  hint?: ReactNode;
  actions?: ReactNode;
  className?: string | undefined;
  /** It gives the focus back to what has called it. */
  returns?: boolean;
}

/** An error is heard as it comes; anything else where it stands in a LiveArea. */
export function Notice({ kind = 'info', title, text, hint, actions, className, returns }: NoticeProps) {
  return (
    <div
      role={kind === 'error' ? 'alert' : undefined}
      className={cx(styles.notice, styles[kind], className)}
      data-returns={returns}
    >
      <p className={styles.title}>{title}</p>
      {text ? <div>{text}</div> : null}
      {hint ? <p className={styles.hint}>{hint}</p> : null}
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </div>
  );
}
