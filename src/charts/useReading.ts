/** How a chart of places is read off and opened: the same by pointer and by keys, whichever chart it is. */
import type { HTMLAttributes, KeyboardEvent, PointerEvent } from 'react';
import { placeAfter } from './placeAfter.ts';
import { spotIn } from './spotIn.ts';

export interface Reading {
  readonly count: number;
  readonly active: number | null;
  readonly onActive: (place: number | null) => void;
  readonly onOpen?: ((place: number) => void) | undefined;
  /** How many places each arrow key goes on. */
  readonly steps: Readonly<Record<string, number>>;
  /** The place at a point of the box. */
  readonly placeAt: (x: number, y: number) => number | null;
  readonly label: string;
  /** What is spoken of a place. */
  readonly readout: (place: number) => string;
  /** Keys that are taken for something else. @returns whether this one is */
  readonly otherKeys?: ((event: KeyboardEvent) => boolean) | undefined;
}

/** What the chart's box is given: one stop of the tab key, whose value is the place that is read off. */
export function useReading(reading: Reading): HTMLAttributes<HTMLDivElement> {
  const { count, active, onActive, onOpen, steps, placeAt, label, readout, otherKeys } = reading;
  const at = (event: PointerEvent) => (count > 0 ? placeAt(...spotIn(event.currentTarget, event)) : null);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = placeAfter(event.key, { active, count, steps });
    if (otherKeys?.(event)) event.preventDefault();
    else if (next !== null) onActive(next);
    else if (event.key === 'Enter' && active !== null && onOpen) onOpen(active);
    else if (event.key === 'Escape' && active !== null) onActive(null);
    else return;
    event.preventDefault();
  };
  return {
    role: 'slider',
    tabIndex: 0,
    'aria-label': label,
    'aria-valuemin': 1,
    'aria-valuemax': Math.max(1, count),
    'aria-valuenow': (active ?? 0) + 1,
    'aria-valuetext': count > 0 ? readout(active ?? 0) : '',
    onPointerMove: (event) => onActive(at(event)),
    onPointerLeave: () => onActive(null),
    onPointerUp: (event) => {
      // A finger that reads off would be taken away from the page.
      if (event.pointerType !== 'mouse' || event.button !== 0) return;
      const place = at(event);
      if (place !== null) onOpen?.(place);
    },
    onKeyDown,
  };
}
