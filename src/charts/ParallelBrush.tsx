import { type CSSProperties, type KeyboardEvent, type PointerEvent, useRef } from 'react';
import styles from './ParallelAxes.module.css';
import { type Brush, type ParallelAxis, withEnd } from './parallel.ts';
import { keptEnds, type ParallelFrame } from './parallelFrame.ts';
import { spotIn } from './spotIn.ts';
import { useBrushing } from './useBrushing.ts';

interface ParallelBrushProps {
  readonly frame: ParallelFrame;
  readonly axis: ParallelAxis;
  readonly along: number;
  readonly labels: readonly [from: string, to: string];
  readonly onBrush: (brush: Brush | null) => void;
  /** Of a pointer that draws nothing. */
  readonly onHover: (event: PointerEvent) => void;
  readonly onLeave: () => void;
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowUp: 1,
  ArrowRight: 1,
  ArrowDown: -1,
  ArrowLeft: -1,
  PageUp: 5,
  PageDown: -5,
};

/** What of one axis is kept: by pointer along it, by keys at its two ends. */
export function ParallelBrush(props: ParallelBrushProps) {
  const { frame, axis, along, labels, onBrush, onHover, onLeave } = props;
  const { upright, toAt } = frame;
  const box = useRef<HTMLDivElement>(null);
  const ends = keptEnds(frame, axis);
  const last = axis.stops.length - 1;
  const brush = axis.brush ?? ([0, last] as const);
  const brushing = useBrushing({
    axis,
    ends,
    acrossOf: (event) => spotIn(box.current!, event)[upright ? 1 : 0],
    toAt,
    onBrush,
    onEnd: (end) =>
      box.current?.querySelector<HTMLElement>(`[data-end="${end}"]`)?.focus({ preventScroll: true }),
  });
  if (last < 1) return null;

  function onKeyDown(event: KeyboardEvent, end: 0 | 1) {
    const step = STEPS[event.key];
    if (step !== undefined) onBrush(withEnd(axis, end, brush[end] + step));
    else if (event.key === 'Home') onBrush(withEnd(axis, end, 0));
    else if (event.key === 'End') onBrush(withEnd(axis, end, last));
    else if (event.key === 'Escape' && axis.brush) onBrush(null);
    else return;
    event.preventDefault();
  }

  return (
    <div
      ref={box}
      className={styles.strip}
      data-upright={upright || undefined}
      style={{ '--along': `${along}px` } as CSSProperties}
      {...brushing}
      onPointerMove={(event) => {
        if (!brushing.onPointerMove(event)) onHover(event);
      }}
      onPointerLeave={onLeave}
    >
      {([0, 1] as const).map((end) => (
        <div
          key={end}
          role="slider"
          tabIndex={0}
          className={styles.thumb}
          style={{ '--across': `${ends[end]}px` } as CSSProperties}
          data-end={end}
          aria-label={labels[end]}
          aria-orientation={upright ? 'vertical' : 'horizontal'}
          aria-valuemin={0}
          aria-valuemax={last}
          aria-valuenow={brush[end]}
          aria-valuetext={axis.stops[brush[end]]!.text}
          onKeyDown={(event) => onKeyDown(event, end)}
        />
      ))}
    </div>
  );
}
