import { type RefObject, useLayoutEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** What to tell of each watched element. */
const watched = new Map<Element, () => void>();

/** Sizes are read after the browser's own layout, all at once, and drawn before it paints: reading earlier forces one. */
let observer: ResizeObserver | undefined;

function watch(element: Element, read: () => void): () => void {
  observer ??= new ResizeObserver((entries) =>
    flushSync(() => {
      for (const { target } of entries) watched.get(target)?.();
    }),
  );
  watched.set(element, read);
  observer.observe(element);
  return () => {
    watched.delete(element);
    observer?.unobserve(element);
  };
}

/** Content width and height of an element in CSS pixels; zeros before the first layout. */
export function useSize(ref: RefObject<HTMLElement | null>): { width: number; height: number } {
  const [size, setSize] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    return watch(element, () => setSize({ width: element.clientWidth, height: element.clientHeight }));
  }, [ref]);
  return size;
}
