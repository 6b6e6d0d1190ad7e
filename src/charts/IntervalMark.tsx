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

/** How far under its row a ghost stands. */
const UNDER = 6;

/** Names, figures and what is drawn of one row. What lies beyond the axis is drawn as an arrow at its end. */
export function IntervalMark({ row, layout, index, y, height, active }: IntervalMarkProps) {
  const { scale, left, right, valueEnd, differenceEnd } = layout;
  const text = cx(figure.note, row.emphasis && figure.strong);
  const inside = (x: number) => Math.max(left, Math.min(right, x));
  const [low, at, high] = [inside(scale(row.low)), inside(scale(row.value)), inside(scale(row.high))];
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
      {row.ghost === undefined ? null : <Ghost from={inside(scale(row.ghost))} to={at} y={y + UNDER} />}
      <line x1={low} x2={high} y1={y} y2={y} className={styles.span} />
      {scale(row.low) < left ? <path d={arrow(left, y, 1)} className={styles.beyond} /> : null}
      {scale(row.high) > right + 0.5 ? <path d={arrow(right, y, -1)} className={styles.beyond} /> : null}
      <circle
        cx={at}
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
          className={row.difference.significant ? cx(figure.note, figure.strong) : figure.axis}
        >
          {row.difference.text}
        </text>
      ) : null}
    </g>
  );
}

/** @param inwards 1 at the left end of the axis, -1 at its right end */
const arrow = (x: number, y: number, inwards: 1 | -1) =>
  `M${x + 4 * inwards},${y - 3.5}L${x},${y}L${x + 4 * inwards},${y + 3.5}`;

function Ghost({ from, to, y }: { from: number; to: number; y: number }) {
  return (
    <>
      <line x1={from} x2={to} y1={y} y2={y} className={styles.ghostWay} />
      <circle cx={from} cy={y} r={2.5} className={styles.ghost} />
    </>
  );
}
