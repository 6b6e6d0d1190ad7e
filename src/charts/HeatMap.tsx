import { type ReactNode, useRef } from 'react';
import { useSize } from '../ui/useSize.ts';
import { chartWords } from './chartWords.ts';
import figure from './Figure.module.css';
import { Figure } from './Figure.tsx';
import styles from './HeatMap.module.css';
import { fitting, LETTER } from './letters.ts';
import { useReading } from './useReading.ts';

export interface HeatCell {
  /** Null: nothing is known yet. */
  readonly value: number | null;
  readonly text: string;
}

export interface HeatMapProps {
  title: ReactNode;
  aside?: ReactNode;
  /** What is said over a picture of it that leaves the page. */
  pictureTitle?: string | undefined;
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
const LEAST_LEFT = 44;
/** Of the plot's width, at most, for names of rows. */
const MOST_LEFT = 0.3;
/** Opacities of the least and the most: ink stays legible on either, in every theme. */
const SHADES = [0.03, 0.36] as const;

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

/** A figure over two settings, as shades of ink with its digits; read off and opened by pointer or keys. */
export function HeatMap(props: HeatMapProps) {
  const { columns, rows, cells, domain, active } = props;
  const box = useRef<HTMLDivElement>(null);
  const { width } = useSize(box);
  const height = TOP + rows.length * ROW + BOTTOM;
  const longest = Math.max(0, ...rows.map((row) => row.length)) * LETTER + 16;
  const left = Math.min(Math.max(LEAST_LEFT, longest), width * MOST_LEFT);
  const each = Math.max(8, (width - left) / Math.max(1, columns.length));

  const reading = useReading({
    count: rows.length * columns.length,
    active,
    onActive: props.onActive,
    onOpen: props.onOpen,
    steps: { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -columns.length, ArrowDown: columns.length },
    placeAt: (x, y) => {
      const column = Math.floor((x - left) / each);
      const row = Math.floor((y - TOP) / ROW);
      const isIn = column >= 0 && column < columns.length && row >= 0 && row < rows.length;
      return isIn ? row * columns.length + column : null;
    },
    label: props.label,
    readout: props.readout,
  });

  return (
    <Figure title={props.title} aside={props.aside}>
      <div ref={box} className={styles.box} style={{ height }} {...reading}>
        {width > 0 ? (
          <svg
            width={width}
            height={height}
            viewBox={`0 0 ${width} ${height}`}
            aria-hidden="true"
            {...chartWords({ kind: 'study-map', title: props.pictureTitle })}
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
