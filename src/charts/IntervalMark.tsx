import type { CSSProperties } from 'react';
import { cx } from '../ui/cx.ts';
import figure from './Figure.module.css';
import styles from './IntervalChart.module.css';
import type { IntervalLayout } from './intervalLayout.ts';
import type { IntervalRow } from './intervalRow.ts';

interface IntervalMarkProps {
  row: IntervalRow;
  layout: IntervalLayout;
  index: number;
  y: number;
  height: number;
  active: boolean;
}

export function IntervalMark({ row, layout, index, y, height, active }: IntervalMarkProps) {
  const { scale, valueEnd, differenceEnd } = layout;
  const text = cx(figure.note, row.emphasis && figure.strong);
  return (
    <g
      className={cx(styles.mark, row.emphasis && styles.emphasis)}
      style={{ '--index': index } as CSSProperties}
    >
      {active ? (
        <rect
          x={-8}
          y={y - height / 2}
          width={(differenceEnd ?? valueEnd) + 16}
          height={height}
          rx={6}
          className={styles.active}
        />
      ) : null}
      <text x={0} y={y + 4} className={text}>
        {row.name}
      </text>
      <line x1={scale(row.low)} x2={scale(row.high)} y1={y} y2={y} className={styles.span} />
      <circle
        cx={scale(row.value)}
        cy={y}
        r={row.emphasis ? 5 : 3.75}
        className={row.hollow ? styles.hollow : styles.dot}
      />
      <text x={valueEnd} y={y + 4} textAnchor="end" className={text}>
        {row.text}
      </text>
      {differenceEnd && row.difference ? (
        <text
          x={differenceEnd}
          y={y + 4}
          textAnchor="end"
          className={cx(figure.note, row.difference.significant && figure.strong)}
        >
          {row.difference.text}
        </text>
      ) : null}
    </g>
  );
}
