import { type ReactNode, useRef, useState } from 'react';
import { useSize } from '../ui/useSize.ts';
import figure from './Figure.module.css';
import { Figure } from './Figure.tsx';
import styles from './IntervalChart.module.css';
import { IntervalMark } from './IntervalMark.tsx';
import { IntervalTable } from './IntervalTable.tsx';
import { intervalLayout } from './intervalLayout.ts';

export interface IntervalRow {
  id: string;
  name: string;
  /** What sort of row it is ("attack", "control"), in words. */
  kind?: string;
  value: number;
  low: number;
  high: number;
  /** The value as shown. */
  text: string;
  /** Paired difference to the emphasised row. */
  difference?: { text: string; significant: boolean };
  /** Shown under the chart while the row is hovered or focused. */
  detail?: string;
  emphasis?: boolean;
  /** Drawn hollow: a control rather than an attack. */
  hollow?: boolean;
}

export interface IntervalLabels {
  caption: string;
  name: string;
  kind: string;
  value: string;
  difference: string;
  chance: string;
}

export interface IntervalChartProps {
  title?: ReactNode;
  aside?: ReactNode;
  rows: readonly IntervalRow[];
  chance?: number;
  labels: IntervalLabels;
  formatTick: (value: number) => string;
  onSelect?: (id: string) => void;
  rowHeight?: number;
  className?: string;
}

const AXIS = 20;

export function IntervalChart(props: IntervalChartProps) {
  const { rows, chance = 0.5, labels, formatTick, onSelect, rowHeight = 26 } = props;
  const box = useRef<HTMLDivElement>(null);
  const { width } = useSize(box);
  const [activeId, setActive] = useState<string | null>(null);
  const longest = (text: (row: IntervalRow) => string) => Math.max(0, ...rows.map((row) => text(row).length));
  const layout = intervalLayout(
    width,
    rows,
    chance,
    longest((row) => row.name),
    longest((row) => row.difference?.text ?? ''),
  );
  const active = rows.find((row) => row.id === activeId) ?? rows.find((row) => row.emphasis);
  const bottom = rows.length * rowHeight;
  const chanceX = layout.scale(chance);

  return (
    <Figure title={props.title} aside={props.aside} className={props.className}>
      <div ref={box} className={styles.box} style={{ height: bottom + AXIS }}>
        {width > 0 ? (
          <svg width={width} height={bottom + AXIS} aria-hidden="true" data-chart="intervals">
            {layout.ticks.map((tick) =>
              Math.abs(layout.scale(tick) - chanceX) < 44 ? null : (
                <g key={tick}>
                  <line
                    x1={layout.scale(tick)}
                    x2={layout.scale(tick)}
                    y1={0}
                    y2={bottom}
                    className={figure.grid}
                  />
                  <text x={layout.scale(tick)} y={bottom + 15} textAnchor="middle" className={figure.axis}>
                    {formatTick(tick)}
                  </text>
                </g>
              ),
            )}
            <line x1={chanceX} x2={chanceX} y1={0} y2={bottom} className={figure.dotted} />
            <text x={chanceX} y={bottom + 15} textAnchor="middle" className={figure.axis}>
              {labels.chance}
            </text>
            {rows.map((row, index) => (
              <IntervalMark
                key={row.id}
                row={row}
                layout={layout}
                y={(index + 0.5) * rowHeight}
                height={rowHeight}
                active={row.id === activeId}
              />
            ))}
          </svg>
        ) : null}
        <IntervalTable
          rows={rows}
          labels={labels}
          rowHeight={rowHeight}
          onActive={setActive}
          onSelect={onSelect}
        />
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
