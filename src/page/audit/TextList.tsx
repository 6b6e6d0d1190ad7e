import { useId } from 'react';
import table from '../../ui/Table.module.css';

/** Sentences under a heading. */
export function TextList({ title, items }: { title: string; items: readonly string[] }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className={table.title}>
        {title}
      </h2>
      <ul className={table.words}>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </section>
  );
}
