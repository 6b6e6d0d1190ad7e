/**
 * Whether a person is in the midst of a movement: a pointer or a key is down on a control. What is heavy waits until they let
 * go, and until then nothing else happens in its place.
 */

let pointer = false;
let key = false;
let waiting: (() => void) | null = null;

function letGo(): void {
  if (pointer || key) return;
  const go = waiting;
  waiting = null;
  go?.();
}

/** Calls once the movement has ended, at once where there is none. The last that asks counts. */
export function afterGesture(go: () => void): void {
  waiting = go;
  letGo();
}

/** What waits for the end of the movement is not wanted any more. */
export function forgetAfterGesture(): void {
  waiting = null;
}

/** A pointer went down before the page could hear of it. */
export function pointerIsDown(): void {
  pointer = true;
}

const isControl = ({ target }: Event) => target instanceof HTMLInputElement;

export function followGestures(): void {
  const listen = (kind: string, act: (event: Event) => void) =>
    addEventListener(kind, (event) => event.isTrusted && act(event), { capture: true, passive: true });
  const pointerUp = () => {
    pointer = false;
    letGo();
  };
  const keyUp = () => {
    key = false;
    letGo();
  };
  listen('pointerdown', (event) => {
    pointer = isControl(event);
  });
  for (const end of ['pointerup', 'pointercancel']) listen(end, pointerUp);
  // Let go where the page did not hear of it.
  listen('pointermove', (event) => {
    if (pointer && (event as PointerEvent).buttons === 0) pointerUp();
  });
  listen('keydown', (event) => {
    key = isControl(event);
  });
  listen('keyup', keyUp);
  addEventListener('blur', () => {
    pointerUp();
    keyUp();
  });
}
