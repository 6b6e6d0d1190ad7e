import { type PointerEvent, type RefObject, useRef } from 'react';
import { spotIn } from '../spotIn.ts';
import type { Scene } from './scene.ts';

interface PointerOptions {
  highlighted: number | null;
  onHover: (index: number | null) => void;
  /** A lasso's indices, one point clicked with Shift held (`add`), or none: a click beside the points. */
  onPick: (indices: number[], add: boolean) => void;
}

const REACH = 14;
const DRAG = 6;

/** Pointer handlers of the plot: hovering finds the nearest point, dragging draws a lasso, a Shift-click picks one. */
export function usePlotPointer(
  scene: RefObject<Scene | null>,
  { highlighted, onHover, onPick }: PointerOptions,
) {
  const path = useRef<number[] | null>(null);

  const spot = (event: PointerEvent<HTMLElement>) => spotIn(event.currentTarget, event);

  function hover(index: number | null) {
    if (index !== highlighted) onHover(index);
  }

  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return;
      path.current = spot(event);
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const at = spot(event);
      const drawn = path.current;
      if (!drawn) {
        hover(scene.current?.nearest(...at, REACH) ?? null);
        return;
      }
      if (drawn.length === 2 && Math.hypot(at[0] - drawn[0]!, at[1] - drawn[1]!) < DRAG) return;
      drawn.push(...at);
      scene.current?.lasso(drawn);
    },
    onPointerUp(event: PointerEvent<HTMLElement>) {
      const drawn = path.current;
      path.current = null;
      scene.current?.lasso([]);
      if (!drawn) return;
      if (drawn.length > 4) {
        onPick(scene.current?.inside(drawn) ?? [], event.shiftKey);
        return;
      }
      const index = scene.current?.nearest(...spot(event), REACH) ?? null;
      hover(index);
      if (index === null) onPick([], false);
      else if (event.shiftKey) onPick([index], true);
    },
    onPointerCancel() {
      path.current = null;
      scene.current?.lasso([]);
    },
    onPointerLeave(event: PointerEvent<HTMLElement>) {
      if (!path.current && event.pointerType !== 'touch') hover(null);
    },
  };
}
