import styles from './TextList.module.css';
import { unbroken } from './unbroken.ts';

export interface TextItem {
  text: string;
  severity?: 'ok' | 'note' | 'warning';
}

/** Sentences under each other, each with a line at its side that tells how much it matters. */
export function TextList({ items }: { items: readonly TextItem[] }) {
  return (
    <ul className={styles.list}>
      {items.map(({ text, severity }) => (
        <li key={text} data-severity={severity}>
          {unbroken(text)}
        </li>
      ))}
    </ul>
  );
}
