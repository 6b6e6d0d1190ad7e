import { type CSSProperties, type ReactNode, useRef, useState } from 'react';
import { cx } from '../ui/cx.ts';
import { useCoarsePointer } from '../ui/useCoarsePointer.ts';
import { useSize } from '../ui/useSize.ts';
import { chartWords, type KeyEntry } from './chartWords.ts';
import figure from './Figure.module.css';
import { Figure } from './Figure.tsx';
import { IntervalAxis } from './IntervalAxis.tsx';
import styles from './IntervalChart.module.css';
import { IntervalMark } from './IntervalMark.tsx';
import { IntervalTable } from './IntervalTable.tsx';
import { HEADING, type IntervalLayout, intervalLayout, intervalPlaces } from './intervalLayout.ts';
import type { IntervalDomain, IntervalGroup, IntervalLabels, IntervalRow } from './intervalRow.ts';
import { lettersIn } from './lettersIn.ts';

export interface IntervalChartProps {
  title?: ReactNode;
  aside?: ReactNode;
  groups: readonly IntervalGroup[];
  chance?: number;
  /** Of an axis that is the same whatever the rows are; without it, it is as long as they need. */
  domain?: IntervalDomain;
  labels: IntervalLabels;
  formatTick: (value: number) => string;
  onSelect?: (id: string) => void;
  /** The row that was chosen last. */
  selected?: string;
  rowHeight?: number;
  /** Room for names of so many letters, even where all are shorter: the axis then stands where it stood for others. */
  leastName?: number;
  /** As high as so many rows even where there are fewer: others are on their way. */
  leastRows?: number;
  /** On the line of the first heading. */
  note?: ReactNode;
  /** Told of the row that is hovered or focused, by whoever shows more of it; without, the chart does. */
  onActive?: (id: string | null) => void;
  className?: string;
}

const ROW = 26;
/** Beside the plot, on most pages. */
const USUAL = { width: 378, height: 0 };
/** Every row is pressed. */
const FINGER = 44;
const AXIS = 18;
/** Room that the word for chance keeps free on either side. */
const CHANCE_ROOM = 34;

/** The kinds of rows, as they are drawn. */
function keyOf(rows: readonly IntervalRow[]): KeyEntry[] {
  return [false, true].flatMap((hollow): KeyEntry[] => {
    const row = rows.find((one) => (one.hollow ?? false) === hollow);
    return row?.kind ? [{ mark: hollow ? 'hollow' : 'filled', text: row.kind, colour: 'var(--ink-3)' }] : [];
  });
}

const longest = (rows: readonly IntervalRow[]) => Math.max(0, ...rows.map(({ name }) => lettersIn(name)));

/** Rows with their intervals around one line of chance, in groups. All rows are whole, and none is out of sight. */
export function IntervalChart(props: IntervalChartProps) {
  const { groups, chance = 0.5, domain, labels, formatTick, onSelect, selected, leastRows = 0 } = props;
  const forFingers = useCoarsePointer();
  const drawn = props.rowHeight ?? ROW;
  const rowHeight = Math.max(drawn, forFingers ? FINGER : 0);
  const box = useRef<HTMLDivElement>(null);
  const { width } = useSize(box, USUAL);
  const [activeId, setActive] = useState<string | null>(null);
  const places = intervalPlaces(groups, rowHeight);
  const rows = places.rows.map(({ row }) => row);
  const hasDifferences = rows.some(({ difference }) => (difference?.text ?? '') !== '');
  const layout = intervalLayout(width, rows, chance, {
    longestName: Math.max(props.leastName ?? 0, longest(rows)),
    hasDifferences: hasDifferences || labels.differenceHead !== undefined,
    domain,
  });
  const activate = (id: string | null) => {
    setActive(id);
    props.onActive?.(id);
  };
  const active = [activeId, selected]
    .map((id) => rows.find((row) => row.id === id))
    .concat(rows.find((row) => row.emphasis))
    .find((row) => row !== undefined);
  const { bottom, headings } = places;
  const ticks = layout.ticks.filter(
    (tick) => Math.abs(layout.scale(tick) - layout.scale(chance)) >= CHANCE_ROOM,
  );
  const top = headings[0] ? HEADING : 0;

  return (
    <Figure title={props.title} aside={props.aside} table={['intervals', props]} className={props.className}>
      <div
        ref={box}
        className={cx(styles.box, headings.length > 0 && styles.grouped)}
        data-fingers={forFingers || undefined}
        style={
          {
            '--drawn': forFingers ? rowHeight : drawn,
            '--rows': rows.length,
            '--least': leastRows,
            '--headings': headings.length,
          } as CSSProperties
        }
      >
        {width > 0 ? (
          <svg
            width={width}
            height={bottom + AXIS}
            viewBox={`0 0 ${width} ${bottom + AXIS}`}
            aria-hidden="true"
            {...chartWords({
              kind: rows.some((row) => row.kind) ? 'ranking' : 'differences',
              title: typeof props.title === 'string' ? props.title : labels.caption,
              key: keyOf(rows),
            })}
          >
            {ticks.map((tick) => (
              <line
                key={tick}
                x1={layout.scale(tick)}
                x2={layout.scale(tick)}
                y1={top}
                y2={bottom}
                className={figure.grid}
              />
            ))}
            <line
              x1={layout.scale(chance)}
              x2={layout.scale(chance)}
              y1={top}
              y2={bottom}
              className={figure.dotted}
            />
            {headings.map(({ text, y, index }) => (
              <text
                key={text}
                x={0}
                y={y}
                className={cx(figure.axis, styles.heading)}
                style={{ '--index': index } as CSSProperties}
              >
                {text}
              </text>
            ))}
            {headings[0] ? <ColumnHeads layout={layout} labels={labels} y={headings[0].y} /> : null}
            {places.rows.map(({ row, y, index }) => (
              <IntervalMark
                key={row.id}
                row={row}
                layout={layout}
                index={index}
                y={y}
                height={rowHeight}
                active={row.id === activeId || row.id === selected}
              />
            ))}
            <g className={styles.axis}>
              <IntervalAxis
                scale={layout.scale}
                ticks={ticks}
                chance={chance}
                chanceLabel={labels.chance}
                formatTick={formatTick}
                y={bottom + 14}
              />
            </g>
          </svg>
        ) : null}
        <IntervalTable
          groups={groups}
          labels={labels}
          selected={selected}
          onActive={activate}
          onSelect={onSelect}
        />
        {props.note ? <div className={styles.note}>{props.note}</div> : null}
      </div>
      {props.onActive ? null : (
        <p className={styles.detail} aria-hidden="true">
          {active ? (
            <>
              <b>{active.name}</b> {active.asks} {active.detail ?? active.difference?.text}
            </>
          ) : null}
        </p>
      )}
    </Figure>
  );
}

function ColumnHeads({ layout, labels, y }: { layout: IntervalLayout; labels: IntervalLabels; y: number }) {
  return (
    <>
      {labels.valueHead ? (
        <text x={layout.valueEnd} y={y} textAnchor="end" className={figure.axis}>
          {labels.valueHead}
        </text>
      ) : null}
      {labels.differenceHead && layout.differenceEnd ? (
        <text x={layout.differenceEnd} y={y} textAnchor="end" className={figure.axis}>
          {labels.differenceHead}
        </text>
      ) : null}
    </>
  );
}
