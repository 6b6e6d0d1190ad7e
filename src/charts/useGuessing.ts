/** Drawing what is expected, over a chart that is otherwise read off: by dragging across it, or by arrow keys. */
import { type HTMLAttributes, type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { spotIn } from './spotIn.ts';

export interface Guessing {
  /** Of each place. */
  readonly values: readonly (number | null)[];
  readonly active: number | null;
  readonly onActive: (place: number) => void;
  readonly onGuess: (place: number, value: number | null) => void;
  readonly domain: readonly [number, number];
  /** How far an arrow key moves what is guessed, and from where where nothing is guessed yet. */
  readonly step: number;
  readonly start: number;
  readonly placeAt: (x: number) => number;
  readonly valueAt: (y: number) => number;
}

type Handlers = Pick<
  HTMLAttributes<HTMLDivElement>,
  'onPointerDown' | 'onPointerMove' | 'onPointerUp' | 'onPointerCancel'
>;

const DIRECTIONS: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1 };

/** @param guessing null while nothing is drawn */
export function useGuessing(guessing: Guessing | null): {
  readonly handlers: Handlers;
  /** @returns whether the key draws */
  readonly onKey: (event: KeyboardEvent) => boolean;
} {
  const drawing = useRef(false);
  if (!guessing) return { handlers: {}, onKey: () => false };
  const { values, active, onActive, onGuess, domain, step, start, placeAt, valueAt } = guessing;
  const within = (value: number) => Math.min(domain[1], Math.max(domain[0], value));
  const drawAt = (event: PointerEvent) => {
    const [x, y] = spotIn(event.currentTarget, event);
    const place = placeAt(x);
    onActive(place);
    if (drawing.current) onGuess(place, within(valueAt(y)));
  };
  const rest = () => {
    drawing.current = false;
  };
  return {
    handlers: {
      onPointerDown: (event) => {
        if (event.button !== 0) return;
        drawing.current = true;
        event.currentTarget.setPointerCapture(event.pointerId);
        drawAt(event);
      },
      onPointerMove: drawAt,
      onPointerUp: rest,
      onPointerCancel: rest,
    },
    onKey: ({ key }) => {
      const direction = DIRECTIONS[key];
      if (direction) {
        const place = active ?? 0;
        onActive(place);
        onGuess(place, within((values[place] ?? start) + direction * step));
        return true;
      }
      if ((key !== 'Delete' && key !== 'Backspace') || active === null) return false;
      onGuess(active, null);
      return true;
    },
  };
}
