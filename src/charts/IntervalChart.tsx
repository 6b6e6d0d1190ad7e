import { type CSSProperties, type ReactNode, useEffect, useRef, useState } from 'react';
import { useCoarsePointer } from '../ui/useCoarsePointer.ts';
import { useSize } from '../ui/useSize.ts';
import { chartWords, type KeyEntry } from './chartWords.ts';
import figure from './Figure.module.css';
import { Figure } from './Figure.tsx';
import { IntervalAxis } from './IntervalAxis.tsx';
import styles from './IntervalChart.module.css';
import { IntervalMark } from './IntervalMark.tsx';
import { IntervalTable } from './IntervalTable.tsx';
import { intervalLayout } from './intervalLayout.ts';
import type { IntervalLabels, IntervalRow } from './intervalRow.ts';

export interface IntervalChartProps {
  title?: ReactNode;
  aside?: ReactNode;
  rows: readonly IntervalRow[];
  chance?: number;
  labels: IntervalLabels;
  formatTick: (value: number) => string;
  onSelect?: (id: string) => void;
  /** The row that was chosen last. */
  selected?: string;
  rowHeight?: number;
  /** As high as so many rows even where there are fewer: others are on their way. */
  leastRows?: number;
  className?: string;
}

const ROW = 26;
/** Beside the plot, on most pages. */
const USUAL = { width: 378, height: 0 };
/** Every row is pressed. */
const FINGER = 44;
const AXIS = 20;
/** Room that the word for chance keeps free on either side. */
const CHANCE_ROOM = 44;

/** The kinds of rows, as they are drawn. */
function keyOf(rows: readonly IntervalRow[]): KeyEntry[] {
  return [false, true].flatMap((hollow): KeyEntry[] => {
    const row = rows.find((one) => (one.hollow ?? false) === hollow);
    return row?.kind ? [{ mark: hollow ? 'hollow' : 'filled', text: row.kind, colour: 'var(--ink-3)' }] : [];
  });
}

/** Where there is little room the rows scroll (`--intervals-height`), and the axis stays. */
export function IntervalChart(props: IntervalChartProps) {
  const { rows, chance = 0.5, labels, formatTick, onSelect, selected, leastRows = 0 } = props;
  const forFingers = useCoarsePointer();
  const rowHeight = Math.max(props.rowHeight ?? ROW, forFingers ? FINGER : 0);
  const scroller = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const { width } = useSize(box, USUAL);
  const [activeId, setActive] = useState<string | null>(null);
  const longest = (text: (row: IntervalRow) => string) => Math.max(0, ...rows.map((row) => text(row).length));
  const layout = intervalLayout(
    width,
    rows,
    chance,
    longest((row) => row.name),
    longest((row) => row.difference?.text ?? ''),
  );
  const active = [activeId, selected]
    .map((id) => rows.find((row) => row.id === id))
    .concat(rows.find((row) => row.emphasis))
    .find((row) => row !== undefined);
  const bottom = rows.length * rowHeight;
  const ticks = layout.ticks.filter(
    (tick) => Math.abs(layout.scale(tick) - layout.scale(chance)) >= CHANCE_ROOM,
  );
  const axis = { scale: layout.scale, ticks, chance, chanceLabel: labels.chance, formatTick };

  // Only another choice moves the rows, and never the page: not the first one, and not a result that ranks them anew.
  const before = useRef(selected);
  useEffect(() => {
    const element = scroller.current;
    if (!element || before.current === selected) return;
    before.current = selected;
    const top = rows.findIndex((row) => row.id === selected) * rowHeight;
    const room = element.clientHeight - AXIS - rowHeight;
    if (top >= 0) element.scrollTop = Math.min(top, Math.max(element.scrollTop, top - room));
  }, [selected, rows, rowHeight]);

  return (
    <Figure title={props.title} aside={props.aside} className={props.className}>
      <div
        ref={scroller}
        className={styles.scroller}
        data-fingers={forFingers || undefined}
        style={{ '--drawn': rowHeight, '--rows': rows.length, '--least': leastRows } as CSSProperties}
      >
        <div ref={box} className={styles.box}>
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
                  y1={0}
                  y2={bottom}
                  className={figure.grid}
                />
              ))}
              <line
                x1={layout.scale(chance)}
                x2={layout.scale(chance)}
                y1={0}
                y2={bottom}
                className={figure.dotted}
              />
              {rows.map((row, index) => (
                <IntervalMark
                  key={row.id}
                  row={row}
                  layout={layout}
                  index={index}
                  y={(index + 0.5) * rowHeight}
                  height={rowHeight}
                  active={row.id === activeId || row.id === selected}
                />
              ))}
              <IntervalAxis {...axis} y={bottom + 15} />
            </svg>
          ) : null}
          <IntervalTable
            rows={rows}
            labels={labels}
            selected={selected}
            onActive={setActive}
            onSelect={onSelect}
          />
        </div>
        {width > 0 ? (
          <svg
            className={styles.axis}
            width={width}
            height={AXIS}
            viewBox={`0 0 ${width} ${AXIS}`}
            aria-hidden="true"
          >
            <IntervalAxis {...axis} y={15} />
          </svg>
        ) : null}
      </div>
      <p className={styles.detail} aria-hidden="true">
        {active ? (
          <>
            <b>{active.name}</b> {active.detail ?? active.difference?.text}
          </>
        ) : null}
      </p>
    </Figure>
  );
}
