import { useRef, useState } from 'react';
import { marks } from '../language/marks.ts';
import { cx } from '../ui/cx.ts';
import { useSize } from '../ui/useSize.ts';
import { chartWords } from './chartWords.ts';
import { spreadLabels } from './curveLayout.ts';
import figure from './Figure.module.css';
import { Figure } from './Figure.tsx';
import styles from './PointCurves.module.css';
import { ReadOut, readable, readBand } from './ReadOut.tsx';
import { linearScale, niceTicks } from './scales.ts';
import { useReading } from './useReading.ts';

export interface PointSeries {
  readonly name: string;
  readonly mark: 'filled' | 'hollow' | 'square';
  /** As many as there are places on the x axis. */
  readonly y: readonly number[];
}

export interface PointCurvesProps {
  title: string;
  x: readonly number[];
  series: readonly PointSeries[];
  xDomain: readonly [number, number];
  xLabel: string;
  yLabel: string;
  format: (value: number) => string;
  emptyText: string;
}

/** Until it is laid out. */
const USUAL = { width: 0, height: 220 };
const LEFT = 44;
const RIGHT = 84;
const TOP = 22;
const BOTTOM = 38;
const LINE = 15;
const RADIUS = 4;
/** Least room for a number of the x axis. */
const TICK_ROOM = 36;
/** Curves of nothing but zeros have an axis too. */
const LEAST = 0.02;

const STEPS = { ArrowRight: 1, ArrowLeft: -1 };

/** A few measured points per curve, joined, each curve named at its end, read off place by place. The figures belong into a table beside it. */
export function PointCurves(props: PointCurvesProps) {
  const { title, x, series, xDomain, xLabel, yLabel, format, emptyText } = props;
  const box = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(box, USUAL);
  const most = Math.max(LEAST, ...series.flatMap(({ y }) => y));
  const ticks = niceTicks(0, most * 1.05, 4);
  const right = Math.max(LEFT + 40, width - RIGHT);
  const toX = linearScale(xDomain, [LEFT, right]);
  const places = niceTicks(...xDomain, Math.min(7, Math.floor((right - LEFT) / TICK_ROOM)));
  const toY = linearScale([0, most * 1.05], [height - BOTTOM, TOP]);
  const ends = series.map(({ y }) => toY(y.at(-1) ?? 0));
  const labels = spreadLabels(ends, LINE, TOP, height - BOTTOM - LINE / 2);
  const last = toX(x.at(-1) ?? xDomain[0]);
  const [read, setRead] = useState<number | null>(null);
  const at = read === null ? undefined : x[read];
  const textAt = (place: number) => {
    const told = series.map(({ name, y }) => `${name} ${format(y[place]!)} ${yLabel}`);
    return `${xLabel} ${format(x[place]!)}${marks.colon}${told.join(marks.semicolon)}`;
  };
  const reading = useReading({
    count: x.length,
    active: at === undefined ? null : read,
    onActive: setRead,
    steps: STEPS,
    placeAt: (left) => {
      const away = x.map((one) => Math.abs(toX(one) - left));
      return away.indexOf(Math.min(...away));
    },
    label: title,
    readout: textAt,
  });
  return (
    <Figure title={title}>
      <div ref={box} className={cx(readable, styles.box)} {...(x.length > 0 && reading)}>
        {x.length === 0 ? <div className={figure.empty}>{emptyText}</div> : null}
        {x.length > 0 && width > 0 ? (
          <svg
            width={width}
            height={height}
            viewBox={`0 0 ${width} ${height}`}
            aria-hidden="true"
            {...chartWords({ kind: 'curves' })}
          >
            {at === undefined ? null : (
              <rect
                x={toX(at) - RADIUS}
                width={2 * RADIUS}
                y={TOP}
                height={height - BOTTOM - TOP}
                className={readBand}
              />
            )}
            <text x={0} y={12} className={figure.axis}>
              {yLabel}
            </text>
            {ticks.map((tick) => (
              <g key={tick}>
                <line
                  x1={LEFT}
                  x2={width - RIGHT}
                  y1={toY(tick)}
                  y2={toY(tick)}
                  className={tick === 0 ? figure.base : figure.grid}
                />
                <text x={LEFT - 8} y={toY(tick) + 4} textAnchor="end" className={figure.axis}>
                  {format(tick)}
                </text>
              </g>
            ))}
            {places.map((tick) => (
              <text
                key={tick}
                x={toX(tick)}
                y={height - BOTTOM + 16}
                textAnchor="middle"
                className={figure.axis}
              >
                {format(tick)}
              </text>
            ))}
            <text x={(LEFT + width - RIGHT) / 2} y={height - 4} textAnchor="middle" className={figure.axis}>
              {xLabel}
            </text>
            {series.map(({ name, mark, y }, i) => (
              <g key={name}>
                <polyline
                  points={y.map((value, at) => `${toX(x[at]!)},${toY(value)}`).join(' ')}
                  className={mark === 'filled' ? styles.line : styles.dashed}
                />
                {y.map((value, at) => (
                  <Mark key={x[at]} mark={mark} x={toX(x[at]!)} y={toY(value)} />
                ))}
                <text x={last + 10} y={labels[i]! + 4} className={figure.note}>
                  {name}
                </text>
              </g>
            ))}
          </svg>
        ) : null}
        <ReadOut text={at === undefined ? null : textAt(read!)} />
      </div>
    </Figure>
  );
}

function Mark({ mark, x, y }: { mark: PointSeries['mark']; x: number; y: number }) {
  if (mark === 'square') {
    return (
      <rect x={x - RADIUS} y={y - RADIUS} width={2 * RADIUS} height={2 * RADIUS} className={styles.hollow} />
    );
  }
  return <circle cx={x} cy={y} r={RADIUS} className={styles[mark]} />;
}
