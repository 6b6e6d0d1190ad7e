import { type KeyboardEvent, useState } from 'react';
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx';
import styles from './IntervalChart.module.css';
import type { IntervalGroup, IntervalLabels, IntervalRow } from './intervalRow.ts';

interface IntervalTableProps {
  groups: readonly IntervalGroup[];
  labels: IntervalLabels;
  selected: string | undefined;
  onActive: (id: string | null) => void;
  onSelect: ((id: string) => void) | undefined;
}

/** From the row that has the focus to another, by key. */
const STEPS: Readonly<Record<string, (at: number, rows: number) => number>> = {
  ArrowDown: (at, rows) => Math.min(rows - 1, at + 1),
  ArrowUp: (at) => Math.max(0, at - 1),
  Home: () => 0,
  End: (_, rows) => rows - 1,
};

/** Arrow keys go from row to row, since the chart as a whole is one stop of the Tab key. */
function goToRow(event: KeyboardEvent<HTMLTableElement>): void {
  const step = STEPS[event.key];
  const rows = [...event.currentTarget.querySelectorAll('button')];
  const at = rows.indexOf(event.target as HTMLButtonElement);
  if (!step || at < 0) return;
  event.preventDefault();
  rows[step(at, rows.length)]?.focus();
}

/** The chart as a table laid over it: transparent to the eye, a row per attack to the keyboard and to a reader. */
export function IntervalTable({ groups, labels, selected, onActive, onSelect }: IntervalTableProps) {
  const [visited, setVisited] = useState<string | null>(null);
  const ids = groups.flatMap(({ rows }) => rows.map(({ id }) => id));
  const stop = [visited, selected, ids[0]].find((id) => id && ids.includes(id));
  const further = ({ asks, detail, change, difference }: IntervalRow) =>
    [asks, detail ?? difference?.text, change].filter((part) => part !== undefined).join(' ');
  const come = (id: string) => {
    setVisited(id);
    onActive(id);
  };
  return (
    <table className={styles.table} onPointerLeave={() => onActive(null)} onKeyDown={goToRow}>
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
      {groups.map(({ heading, rows }) => (
        <tbody key={heading ?? ''} aria-label={heading} data-heading={heading === undefined ? undefined : ''}>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row" className={styles.name}>
                <button
                  type="button"
                  className={styles.hit}
                  aria-label={row.name}
                  aria-pressed={selected === undefined ? undefined : row.id === selected}
                  tabIndex={row.id === stop ? 0 : -1}
                  onPointerEnter={() => onActive(row.id)}
                  onFocus={() => come(row.id)}
                  onBlur={() => onActive(null)}
                  onClick={() => onSelect?.(row.id)}
                />
              </th>
              {[row.kind, row.text, further(row)].map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the columns never move
                <td key={column}>
                  <VisuallyHidden>{cell}</VisuallyHidden>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}
