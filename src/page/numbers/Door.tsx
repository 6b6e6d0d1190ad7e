import { useEffect, useRef, useState } from 'react';
import type { ChartTable, TableSource } from '../../charts/tables/source.ts';
import { type TableWords, tabbed, tableOf } from '../../charts/tables/tableOf.ts';
import { titleOver } from '../../charts/titleOver.ts';
import { CopyButton } from '../../ui/CopyButton.tsx';
import modal from '../../ui/Modal.module.css';
import { Modal } from '../../ui/Modal.tsx';
import { Note } from '../../ui/Note.tsx';
import { ScrollRegion } from '../../ui/ScrollRegion.tsx';
import { numeric, Table } from '../../ui/Table.tsx';
import { count } from '../common/format.ts';
import { texts as commonTexts } from '../common/texts.ts';
import styles from './Door.module.css';
import { texts } from './texts.ts';

const WORDS: TableWords = {
  ...texts.table,
  kinds: [commonTexts.nonMembers, commonTexts.members, commonTexts.unknown],
};

/** More of them would take the page long, and nobody reads them here. */
const MOST_ROWS = 200;

interface DoorProps {
  readonly source: TableSource;
}

/** What the chart beside it is called. */
function nameOf(door: Element): string {
  const drawn = door.closest('figure')?.querySelector<HTMLElement>('[data-chart][data-title]');
  return drawn?.dataset.title || titleOver(door) || texts.chart;
}

/** Stands at a chart, and opens its figures as they are at that moment: while they stream nobody could read them. */
export function Door({ source }: DoorProps) {
  const button = useRef<HTMLButtonElement>(null);
  const [name, setName] = useState(texts.chart);
  const [table, setTable] = useState<ChartTable | null>(null);
  // Charts change their titles.
  useEffect(() => setName(nameOf(button.current!)));
  return (
    <>
      <button
        ref={button}
        type="button"
        className={styles.door}
        aria-label={texts.title(name)}
        title={texts.title(name)}
        aria-haspopup="dialog"
        onClick={() => setTable(tableOf(source, WORDS))}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M2.5 3.5h11v9h-11zM2.5 6.5h11M2.5 9.5h11M6.5 6.5v6" />
        </svg>
      </button>
      <Modal
        className={modal.dialog}
        open={table !== null}
        onClose={() => setTable(null)}
        title={texts.title(name)}
        closeLabel={texts.close}
        footer={table && <CopyButton label={texts.copy} copiedLabel={texts.copied} content={tabbed(table)} />}
      >
        {table && <Shown table={table} name={name} />}
      </Modal>
    </>
  );
}

function Shown({ table: { heads, rows }, name }: { table: ChartTable; name: string }) {
  if (rows.length === 0) return <Note>{texts.none}</Note>;
  const shown = rows.slice(0, MOST_ROWS);
  return (
    <>
      <p className={styles.note}>
        {texts.still} {rows.length > shown.length ? texts.some(count(shown.length), count(rows.length)) : ''}
      </p>
      <ScrollRegion label={name}>
        <Table heads={heads} label={texts.title(name)}>
          {shown.map((cells, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: what is shown does not change
            <tr key={row} className={numeric}>
              {cells.map((cell, column) =>
                column === 0 ? (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the same
                  <th key={column} scope="row">
                    {cell}
                  </th>
                ) : (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the same
                  <td key={column}>{cell}</td>
                ),
              )}
            </tr>
          ))}
        </Table>
      </ScrollRegion>
    </>
  );
}
