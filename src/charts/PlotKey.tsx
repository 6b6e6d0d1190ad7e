import { cx } from '../ui/cx.ts';
import styles from './PlotKey.module.css';

export interface KeyItem {
  mark: 'filled' | 'hollow' | 'grey' | 'ring';
  text: string;
}

export function PlotKey({ items, className }: { items: readonly KeyItem[]; className?: string }) {
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
