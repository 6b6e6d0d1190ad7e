/** Drawing a brush along one axis by pointer: a drag from one stop to another, a drag of either end, or a press on a single stop. */
import { type PointerEvent, useRef } from 'react';
import { type Brush, brushBetween, type ParallelAxis, stopNear, withEnd } from './parallel.ts';

interface Brushing {
  readonly axis: ParallelAxis;
  /** Along the strip, in pixels: where what is kept begins and ends. */
  readonly ends: readonly [number, number];
  /** Where a pointer is on the strip, in pixels. */
  readonly acrossOf: (event: PointerEvent) => number;
  readonly toAt: (across: number) => number;
  readonly onBrush: (brush: Brush | null) => void;
  /** After a press, the end that keys go on with. */
  readonly onEnd: (end: 0 | 1) => void;
}

interface Drag {
  readonly start: number;
  readonly stop: number;
  /** The end that is dragged; null: a brush is drawn anew. */
  readonly end: 0 | 1 | null;
  readonly before: Brush | null;
  moved: boolean;
}

/** How near to an end it is taken, and how far a press may wander. */
const GRAB = { mouse: 9, touch: 22 };
const STILL = 4;

const isSingle = (brush: Brush | null, stop: number) => brush?.[0] === stop && brush[1] === stop;

export function useBrushing({ axis, ends, acrossOf, toAt, onBrush, onEnd }: Brushing) {
  const drag = useRef<Drag | null>(null);
  const stopAt = (across: number) => stopNear(axis.stops, toAt(across));

  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0 || axis.stops.length < 2) return;
    const start = acrossOf(event);
    const grab = event.pointerType === 'mouse' ? GRAB.mouse : GRAB.touch;
    const away = ends.map((end) => Math.abs(end - start));
    const near = away[0]! <= away[1]! ? 0 : 1;
    // Between two ends that lie close the press is a new one.
    const end = away[near]! <= grab ? near : null;
    drag.current = { start, stop: stopAt(start), end, before: axis.brush, moved: false };
    event.currentTarget.setPointerCapture(event.pointerId);
  };

  const onPointerMove = (event: PointerEvent): boolean => {
    const own = drag.current;
    if (!own) return false;
    const across = acrossOf(event);
    own.moved ||= Math.abs(across - own.start) > STILL;
    if (own.moved)
      onBrush(
        own.end === null
          ? brushBetween(axis.stops, own.stop, stopAt(across))
          : withEnd({ ...axis, brush: own.before }, own.end, stopAt(across)),
      );
    return true;
  };

  const onPointerUp = (event: PointerEvent) => {
    const own = drag.current;
    drag.current = null;
    if (!own) return;
    const isOnStop = !own.moved && own.end === null;
    if (isOnStop)
      onBrush(isSingle(own.before, own.stop) ? null : brushBetween(axis.stops, own.stop, own.stop));
    onEnd(own.end ?? (stopAt(acrossOf(event)) < own.stop ? 0 : 1));
  };

  /** The browser scrolls instead. */
  const onPointerCancel = () => {
    if (drag.current) onBrush(drag.current.before);
    drag.current = null;
  };

  return { onPointerDown, onPointerMove, onPointerUp, onPointerCancel };
}
