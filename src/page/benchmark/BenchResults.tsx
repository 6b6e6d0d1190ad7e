import { type ReactNode, useId } from 'react';
import table from '../../ui/Table.module.css';
import { count, short } from '../common/format.ts';
import { texts as commonTexts } from '../common/texts.ts';
import { type BenchReport, type BenchRow, type GrowthFigures, type Peer, remarksOf } from '../state/bench.ts';
import styles from './BenchPage.module.css';
import { texts } from './texts.ts';

export function BenchResults({ report }: { report: BenchReport }) {
  const { machine, rows, growth } = report;
  return (
    <>
      {rows.length > 0 ? (
        <Part title={texts.results} caption={texts.caption(rows[0]!.rounds)}>
          <Speeds rows={rows} />
        </Part>
      ) : null}
      {growth.length > 0 ? (
        <Part title={texts.growth} caption={texts.growthCaption}>
          <Growth growth={growth} />
        </Part>
      ) : null}
      <Part title={texts.notes} caption={`${texts.machine}: ${machine}`}>
        <Notes report={report} />
      </Part>
    </>
  );
}

function Part({ title, caption, children }: { title: string; caption: string; children: ReactNode }) {
  const id = useId();
  return (
    <div className={styles.part}>
      <h2 id={id} className={table.title}>
        {title}
      </h2>
      <p className={styles.caption}>{caption}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className={table.scroll} tabIndex={0} aria-labelledby={id}>
        {children}
      </section>
    </div>
  );
}

function ColumnNames({ names }: { names: Readonly<Record<string, string>> }) {
  return (
    <thead>
      <tr>
        {Object.values(names).map((name) => (
          <th key={name} scope="col">
            {name}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function Speeds({ rows }: { rows: readonly BenchRow[] }) {
  const names = texts.columns;
  return (
    <table className={table.table} aria-label={texts.results}>
      <ColumnNames names={names} />
      <tbody>
        {rows.map((row) => (
          <tr key={`${row.name} ${row.engine}`}>
            <th scope="row">{texts.rows[row.name]}</th>
            <td>{commonTexts.engines[row.engine]}</td>
            <td className={table.number}>
              <Measured value={row.stepsPerSecond} spread={row.spread.stepsPerSecond} />
            </td>
            <Ratio row={row} peer="tfjsStock" />
            <Ratio row={row} peer="tfjsCpu" />
            <Count value={row.kernelsPerStep} />
            <Count value={row.bytesUploadedPerStep} />
            <Count value={row.readbacksPerStep} />
          </tr>
        ))}
      </tbody>
    </table>
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
    <td className={table.number}>
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
  return <td className={table.number}>{value === null ? '–' : count(value)}</td>;
}

function Growth({ growth }: { growth: readonly GrowthFigures[] }) {
  const names = texts.growthColumns;
  return (
    <table className={table.table} aria-label={texts.growth}>
      <ColumnNames names={names} />
      <tbody>
        {growth.map(({ name, engine, sizes, seconds, exponent, exponentAtTheEnd }) => (
          <tr key={`${name} ${engine}`}>
            <th scope="row">{texts.rows[name]}</th>
            <td>{commonTexts.engines[engine]}</td>
            <td className={table.number}>{exponent.toFixed(2)}</td>
            <td className={table.number}>{exponentAtTheEnd.toFixed(2)}</td>
            <td className={table.number}>
              {sizes.map((size, i) => texts.time(size, short(1000 * seconds[i]!))).join(' · ')}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Notes({ report }: { report: BenchReport }) {
  const remarks = remarksOf(report.rows).map(({ note, rows }) =>
    texts.note(
      note,
      rows.map(({ name, engine }) => texts.rowOn(texts.rows[name], commonTexts.engines[engine])).join('; '),
    ),
  );
  return (
    <ul className={table.note}>
      {[...report.notes.map(texts.engineNote), ...remarks].map((remark) => (
        <li key={remark}>{remark}</li>
      ))}
    </ul>
  );
}
