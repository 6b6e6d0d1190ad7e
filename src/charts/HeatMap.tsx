import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { useSize } from '../ui/useSize.ts';
import { chartWords } from './chartWords.ts';
import figure from './Figure.module.css';
import { Figure } from './Figure.tsx';
import styles from './HeatMap.module.css';

export interface HeatCell {
  /** Null: nothing is known yet. */
  readonly value: number | null;
  readonly text: string;
}

export interface HeatMapProps {
  title: ReactNode;
  aside?: ReactNode;
  columns: readonly string[];
  rows: readonly string[];
  columnsLabel: string;
  rowsLabel: string;
  /** Row by row. */
  cells: readonly HeatCell[];
  domain: readonly [number, number];
  active: number | null;
  onActive: (cell: number | null) => void;
  onOpen?: ((cell: number) => void) | undefined;
  label: string;
  /** What is spoken of a field. */
  readout: (cell: number) => string;
}

const ROW = 44;
const TOP = 8;
const BOTTOM = 40;
const GAP = 2;
const LETTER = 6.6;
const LEAST_LEFT = 44;
/** Of the plot's width, at most, for names of rows. */
const MOST_LEFT = 0.3;
/** Opacities of the least and the most: ink stays legible on either, in every theme. */
const SHADES = [0.03, 0.36] as const;

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));
const fitting = (text: string, room: number) => {
  const most = Math.max(2, Math.floor(room / LETTER));
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
};

/** A figure over two settings, as shades of ink with its digits; read off and opened by pointer or keys. */
export function HeatMap(props: HeatMapProps) {
  const { columns, rows, cells, domain, active } = props;
  const box = useRef<HTMLDivElement>(null);
  const { width } = useSize(box);
  const height = TOP + rows.length * ROW + BOTTOM;
  const longest = Math.max(0, ...rows.map((row) => row.length)) * LETTER + 16;
  const left = Math.min(Math.max(LEAST_LEFT, longest), width * MOST_LEFT);
  const each = Math.max(8, (width - left) / Math.max(1, columns.length));
  const count = rows.length * columns.length;

  function cellAt(event: { clientX: number; clientY: number; currentTarget: Element }): number | null {
    const bounds = event.currentTarget.getBoundingClientRect();
    const column = Math.floor((event.clientX - bounds.left - left) / each);
    const row = Math.floor((event.clientY - bounds.top - TOP) / ROW);
    const isIn = column >= 0 && column < columns.length && row >= 0 && row < rows.length;
    return isIn ? row * columns.length + column : null;
  }

  function onKeyDown(event: KeyboardEvent) {
    const from = active ?? -1;
    const moves: Readonly<Record<string, number>> = {
      ArrowLeft: from - 1,
      ArrowRight: from + 1,
      ArrowUp: from - columns.length,
      ArrowDown: from + columns.length,
      Home: 0,
      End: count - 1,
    };
    const next = moves[event.key];
    if (next !== undefined) {
      if (active === null) props.onActive(0);
      else if (next >= 0 && next < count) props.onActive(next);
    } else if (event.key === 'Enter' && active !== null) props.onOpen?.(active);
    else if (event.key === 'Escape' && active !== null) props.onActive(null);
    else return;
    event.preventDefault();
  }

  return (
    <Figure title={props.title} aside={props.aside}>
      <div
        ref={box}
        className={styles.box}
        style={{ height }}
        role="slider"
        tabIndex={0}
        aria-label={props.label}
        aria-valuemin={1}
        aria-valuemax={Math.max(1, count)}
        aria-valuenow={clamp((active ?? 0) + 1, 1, Math.max(1, count))}
        aria-valuetext={count > 0 ? props.readout(active ?? 0) : ''}
        onPointerMove={(event) => props.onActive(cellAt(event))}
        onPointerLeave={() => props.onActive(null)}
        onPointerUp={(event) => {
          const cell = cellAt(event);
          if (event.pointerType === 'mouse' && event.button === 0 && cell !== null) props.onOpen?.(cell);
        }}
        onKeyDown={onKeyDown}
      >
        {width > 0 ? (
          <svg
            width={width}
            height={height}
            viewBox={`0 0 ${width} ${height}`}
            aria-hidden="true"
            {...chartWords({ kind: 'study-map' })}
          >
            {rows.map((row, r) => (
              <text
                key={row}
                x={left - 8}
                y={TOP + r * ROW + ROW / 2 + 4}
                textAnchor="end"
                className={figure.axis}
              >
                {fitting(row, left - 12)}
              </text>
            ))}
            {columns.map((column, c) => (
              <text
                key={column}
                x={left + c * each + each / 2}
                y={TOP + rows.length * ROW + 16}
                textAnchor="middle"
                className={figure.axis}
              >
                {fitting(column, each - 4)}
              </text>
            ))}
            <text x={left} y={height - 4} className={figure.note}>
              {`→ ${props.columnsLabel}   ↑ ${props.rowsLabel}`}
            </text>
            {cells.map(({ value, text }, i) => {
              const [r, c] = [Math.floor(i / columns.length), i % columns.length];
              const share = value === null ? 0 : clamp((value - domain[0]) / (domain[1] - domain[0]), 0, 1);
              const name = `${rows[r]} ${columns[c]}`;
              return (
                <g key={name}>
                  <rect
                    x={left + c * each + GAP / 2}
                    y={TOP + r * ROW + GAP / 2}
                    width={each - GAP}
                    height={ROW - GAP}
                    className={value === null ? styles.unknown : styles.field}
                    fillOpacity={value === null ? undefined : SHADES[0] + (SHADES[1] - SHADES[0]) * share}
                    data-active={i === active || undefined}
                  />
                  <text
                    x={left + c * each + each / 2}
                    y={TOP + r * ROW + ROW / 2 + 4}
                    textAnchor="middle"
                    className={styles.digits}
                  >
                    {each > text.length * LETTER ? text : ''}
                  </text>
                </g>
              );
            })}
          </svg>
        ) : null}
      </div>
    </Figure>
  );
}
