import { translated } from '../../language/inLanguage.ts';
import { marks } from '../../language/marks.ts';
import { Note } from '../../ui/Note.tsx';
import { ScrollPanel } from '../../ui/Panel.tsx';
import { numeric, Table } from '../../ui/Table.tsx';
import { count, short } from '../common/format.ts';
import { texts as commonTexts } from '../common/texts.ts';
import {
  type BenchResult,
  type BenchRow,
  type GrowthFigures,
  type Peer,
  remarksOf,
} from '../state/benchState.ts';
import styles from './BenchPage.module.css';
import { texts } from './texts.ts';

export function BenchResults({ result }: { result: BenchResult }) {
  const { machine, rows, growth } = result;
  return (
    <>
      {rows.length > 0 ? (
        <ScrollPanel className={styles.part} title={texts.results} lead={texts.caption(rows[0]!.rounds)}>
          <Speeds rows={rows} />
        </ScrollPanel>
      ) : null}
      {growth.length > 0 ? (
        <ScrollPanel className={styles.part} title={texts.growth} lead={texts.growthCaption}>
          <Growth growth={growth} />
        </ScrollPanel>
      ) : null}
      <ScrollPanel
        className={styles.part}
        title={texts.notes}
        lead={`${texts.machine}${marks.colon}${machine}`}
      >
        <Notes result={result} />
      </ScrollPanel>
    </>
  );
}

function Speeds({ rows }: { rows: readonly BenchRow[] }) {
  const names = texts.columns;
  return (
    <Table label={texts.results} heads={Object.values(names)}>
      {rows.map((row) => (
        <tr key={`${row.name} ${row.engine}`}>
          <th scope="row">{texts.rows[row.name]}</th>
          <td>{commonTexts.engines[row.engine]}</td>
          <td className={numeric}>
            <Measured value={row.stepsPerSecond} spread={row.spread.stepsPerSecond} />
          </td>
          <Ratio row={row} peer="tfjsStock" />
          <Ratio row={row} peer="tfjsCpu" />
          <Count value={row.kernelsPerStep} />
          <Count value={row.bytesUploadedPerStep} />
          <Count value={row.readbacksPerStep} />
        </tr>
      ))}
    </Table>
  );
}

type Spread = { readonly min: number; readonly max: number } | null;

function Measured({
  value,
  spread,
  unit = String,
}: {
  value: number | null;
  spread: Spread;
  unit?: (text: string) => string;
}) {
  if (value === null || !spread) return <span className={styles.missing}>{texts.none}</span>;
  return (
    <>
      {unit(short(value))}
      <span className={styles.range}>{texts.range(short(spread.min), short(spread.max))}</span>
    </>
  );
}

function Ratio({ row, peer }: { row: BenchRow; peer: Peer }) {
  const ratio = row.ratio[peer];
  return (
    <td className={numeric}>
      <Measured value={ratio} spread={row.spread.ratio[peer]} unit={texts.times} />
      {ratio === null ? null : (
        <span className={styles.share} aria-hidden="true">
          <span style={{ width: `${(100 * ratio) / (1 + ratio)}%` }} />
        </span>
      )}
    </td>
  );
}

function Count({ value }: { value: number | null }) {
  return <td className={numeric}>{value === null ? '–' : count(value)}</td>;
}

function Growth({ growth }: { growth: readonly GrowthFigures[] }) {
  const names = texts.growthColumns;
  return (
    <Table label={texts.growth} heads={Object.values(names)}>
      {growth.map(({ name, engine, sizes, seconds, exponent, exponentAtTheEnd }) => (
        <tr key={`${name} ${engine}`}>
          <th scope="row">{texts.rows[name]}</th>
          <td>{commonTexts.engines[engine]}</td>
          <td className={numeric}>{exponent.toFixed(2)}</td>
          <td className={numeric}>{exponentAtTheEnd.toFixed(2)}</td>
          <td className={numeric}>
            {sizes.map((size, i) => texts.time(size, short(1000 * seconds[i]!))).join(' · ')}
          </td>
        </tr>
      ))}
    </Table>
  );
}

function Notes({ result }: { result: BenchResult }) {
  const remarks = remarksOf(result.rows).map(({ note, rows }) =>
    texts.note(
      translated(note),
      rows
        .map(({ name, engine }) => texts.rowOn(texts.rows[name], commonTexts.engines[engine]))
        .join(marks.semicolon),
    ),
  );
  return (
    <Note as="ul">
      {[...result.notes.map((note) => texts.engineNote(translated(note))), ...remarks].map((remark) => (
        <li key={remark}>{remark}</li>
      ))}
    </Note>
  );
}
