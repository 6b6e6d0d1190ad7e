import { type RefObject, useLayoutEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { isNear } from './useNear.ts';

/** What to tell of each watched element. */
const watched = new Map<Element, () => void>();
/** Those that have been told of once. */
const told = new WeakSet<Element>();

/**
 * Sizes are read after the browser's own layout: reading earlier forces one. They are drawn before it paints, all at once; but first
 * sizes of what is not near what is seen, as while the page opens, in a task each.
 */
let observer: ResizeObserver | undefined;

const tell = (elements: readonly Element[]) =>
  flushSync(() => {
    for (const element of elements) {
      told.add(element);
      watched.get(element)?.();
    }
  });

function watch(element: Element, read: () => void): () => void {
  observer ??= new ResizeObserver((entries) => {
    const elements = entries.map(({ target }) => target);
    const atOnce = elements.filter((one) => told.has(one) || isNear(one));
    tell(atOnce);
    for (const one of elements) if (!atOnce.includes(one)) setTimeout(() => tell([one]));
  });
  watched.set(element, read);
  observer.observe(element);
  return () => {
    watched.delete(element);
    observer?.unobserve(element);
  };
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

const NONE: Size = { width: 0, height: 0 };

/**
 * Content width and height of an element in CSS pixels; before the first layout the usual ones.
 * @param usual what it is taken to be until then, and in the HTML, where nothing is laid out
 */
export function useSize(ref: RefObject<HTMLElement | null>, usual: Size = NONE): Size {
  const [size, setSize] = useState(usual);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    return watch(element, () => {
      const { clientWidth: width, clientHeight: height } = element;
      setSize((before) => (before.width === width && before.height === height ? before : { width, height }));
    });
  }, [ref]);
  return size;
}
