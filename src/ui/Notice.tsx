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
}

export function Notice({ kind = 'info', title, text, hint, actions, className }: NoticeProps) {
  return (
    <div role={kind === 'error' ? 'alert' : 'status'} className={cx(styles.notice, styles[kind], className)}>
      <p className={styles.title}>{title}</p>
      {text ? <div>{text}</div> : null}
      {hint ? <p className={styles.hint}>{hint}</p> : null}
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </div>
  );
}
