import type { ReactNode } from 'react';
import { cx } from '../ui/cx.ts';
import styles from './PlotKey.module.css';

export interface KeyItem {
  mark: 'filled' | 'hollow' | 'grey' | 'ring';
  text: string;
}

export interface PlotKeyProps {
  readonly items: readonly (Pick<KeyItem, 'mark'> & { readonly text: ReactNode })[];
  readonly className?: string;
}

export function PlotKey({ items, className }: PlotKeyProps) {
  return (
    <ul className={cx(styles.key, className)}>
      {items.map((item) => (
        <li key={item.mark} className={styles[item.mark]}>
          <span className={styles.mark} aria-hidden="true" />
          {item.text}
        </li>
      ))}
    </ul>
  );
}
