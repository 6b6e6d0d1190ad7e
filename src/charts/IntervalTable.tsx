import { VisuallyHidden } from '../ui/VisuallyHidden.tsx';
import styles from './IntervalChart.module.css';
import type { IntervalLabels, IntervalRow } from './intervalRow.ts';

interface IntervalTableProps {
  rows: readonly IntervalRow[];
  labels: IntervalLabels;
  selected: string | undefined;
  onActive: (id: string | null) => void;
  onSelect: ((id: string) => void) | undefined;
}

/** The chart as a table laid over it: transparent to the eye, a row per attack to the keyboard and to a reader. */
export function IntervalTable({ rows, labels, selected, onActive, onSelect }: IntervalTableProps) {
  return (
    <table className={styles.table} onPointerLeave={() => onActive(null)}>
      <caption>
        <VisuallyHidden>{labels.caption}</VisuallyHidden>
      </caption>
      <thead>
        <tr>
          {[labels.name, labels.kind, labels.value, labels.difference].map((head) => (
            <th key={head} scope="col">
              <VisuallyHidden>{head}</VisuallyHidden>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row" className={styles.name}>
              <button
                type="button"
                className={styles.hit}
                aria-label={row.name}
                aria-pressed={selected === undefined ? undefined : row.id === selected}
                onPointerEnter={() => onActive(row.id)}
                onFocus={() => onActive(row.id)}
                onBlur={() => onActive(null)}
                onClick={() => onSelect?.(row.id)}
              />
            </th>
            {[row.kind, row.text, row.detail ?? row.difference?.text].map((cell, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the columns never move
              <td key={column}>
                <VisuallyHidden>{cell}</VisuallyHidden>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
