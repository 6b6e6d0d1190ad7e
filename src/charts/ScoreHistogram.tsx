import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from 'react';
import { useSize } from '../ui/useSize.ts';
import { chartWords, type KeyEntry } from './chartWords.ts';
import figure from './Figure.module.css';
import { Figure } from './Figure.tsx';
import { HistogramBars, type HistogramSeries } from './HistogramBars.tsx';
import { lettersIn } from './lettersIn.ts';
import styles from './ScoreHistogram.module.css';
import { linearScale } from './scales.ts';
import { spotIn } from './spotIn.ts';
import { ThresholdMark } from './ThresholdMark.tsx';

export interface ScoreHistogramProps {
  title?: ReactNode;
  aside?: ReactNode;
  /** Ascending bin edges, one more than counts. */
  edges: ArrayLike<number>;
  series: readonly HistogramSeries[];
  threshold: number;
  onThreshold: (value: number) => void;
  onCommit?: (value: number) => void;
  thresholdLabel: string;
  /** Other thresholds, by name: the first named to the left of its line, the next to the right. */
  marks?: readonly { name: string; value: number }[];
  format: (value: number) => string;
  /** Beside the threshold, coloured as members and non-members. */
  tprText?: string;
  fprText?: string;
  xLabel: string;
  height?: number;
  emptyText: string;
  description?: string;
  className?: string;
}

const TOP = 38;
const BOTTOM = 20;
/** A short name's length. */
const MARK_LIFT = 30;
/** Between the threshold and what is told of it, and how wide a letter of that is at most times. */
const AWAY = 12;
const LETTER = 6.8;
/** What opens the table stands in the corner of a picture without a title. */
const DOOR = 36;
const STEPS: Record<string, number> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageUp: 10,
  PageDown: -10,
  Home: -Infinity,
  End: Infinity,
};

const COLOURS = { filled: 'var(--member)', hollow: 'var(--nonmember)', grey: 'var(--edge)' } as const;

const keyEntry = ({ name, mark }: HistogramSeries): KeyEntry => ({
  mark,
  text: name,
  colour: COLOURS[mark],
});

export function ScoreHistogram(props: ScoreHistogramProps) {
  const { edges, series, threshold, onThreshold, onCommit, format, height = 160 } = props;
  const box = useRef<HTMLDivElement>(null);
  const dragging = useRef(false);
  const { width } = useSize(box);
  const low = edges[0] ?? 0;
  const high = edges[edges.length - 1] ?? 1;
  const empty = edges.length < 2;
  const sx = linearScale([low, high], [2, Math.max(3, width - 2)]);
  const clamp = (value: number) => Math.min(high, Math.max(low, value));
  const x = sx(clamp(threshold));
  const told = AWAY + LETTER * Math.max(lettersIn(props.tprText ?? ''), lettersIn(props.fprText ?? ''));
  const [before, after] = [x, width - x - (props.title || props.aside ? 0 : DOOR)];
  const flip = after < told && (before > told || before > after);

  function follow(event: PointerEvent) {
    const [at] = spotIn(box.current!, event);
    const value = linearScale([2, width - 2], [low, high])(at);
    onThreshold(clamp(value));
    return clamp(value);
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const next = clamp(threshold + ((high - low) / 200) * step);
    onThreshold(next);
    onCommit?.(next);
  }

  return (
    <Figure
      title={props.title}
      aside={props.aside}
      description={props.description}
      table={['scores', props]}
      className={props.className}
    >
      <div
        ref={box}
        className={styles.box}
        style={{ height }}
        onPointerDown={(event) => {
          if (empty) return;
          dragging.current = true;
          event.currentTarget.setPointerCapture(event.pointerId);
          follow(event);
        }}
        onPointerMove={(event) => dragging.current && follow(event)}
        onPointerUp={(event) => {
          if (dragging.current) onCommit?.(follow(event));
          dragging.current = false;
        }}
        onPointerCancel={() => {
          dragging.current = false;
        }}
      >
        {empty ? <div className={figure.empty}>{props.emptyText}</div> : null}
        {width > 0 && !empty ? (
          <svg
            width={width}
            height={height}
            viewBox={`0 0 ${width} ${height}`}
            aria-hidden="true"
            {...chartWords({ kind: 'scores', key: series.map(keyEntry) })}
          >
            <HistogramBars edges={edges} series={series} sx={sx} top={TOP} bottom={height - BOTTOM} />
            <text x={2} y={height - 5} className={figure.axis}>
              {format(low)}
            </text>
            <text x={width / 2} y={height - 5} textAnchor="middle" className={figure.axis}>
              {props.xLabel}
            </text>
            <text x={width - 2} y={height - 5} textAnchor="end" className={figure.axis}>
              {format(high)}
            </text>
            {props.marks?.map(({ name, value }, i) => (
              <ThresholdMark
                key={name}
                name={name}
                x={sx(clamp(value))}
                before={i === 0}
                lift={i * MARK_LIFT}
                width={width}
                top={TOP}
                bottom={height - BOTTOM}
              />
            ))}
            <line x1={x} x2={x} y1={4} y2={height - BOTTOM} className={styles.threshold} />
            <circle cx={x} cy={9} r={5} className={styles.grip} />
            <g textAnchor={flip ? 'end' : 'start'} className={styles.rates}>
              <text x={x + (flip ? -AWAY : AWAY)} y={13} className={styles.tpr}>
                {props.tprText}
              </text>
              <text x={x + (flip ? -AWAY : AWAY)} y={29} className={styles.fpr}>
                {props.fprText}
              </text>
            </g>
          </svg>
        ) : null}
        {empty ? null : (
          <div
            role="slider"
            tabIndex={0}
            className={styles.handle}
            style={{ left: x }}
            aria-label={props.thresholdLabel}
            aria-valuemin={low}
            aria-valuemax={high}
            aria-valuenow={threshold}
            aria-valuetext={[format(threshold), props.tprText, props.fprText].filter(Boolean).join(', ')}
            onKeyDown={onKeyDown}
          />
        )}
      </div>
    </Figure>
  );
}
