import { type RefObject, useLayoutEffect, useState, useSyncExternalStore } from 'react';
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

export interface Size {
  readonly width: number;
  readonly height: number;
}

const NONE: Size = { width: 0, height: 0 };
const never = () => () => {};

/** Whether this is rendered into the page's HTML, or over it. */
const useInHtml = () =>
  useSyncExternalStore(
    never,
    () => false,
    () => true,
  );

/**
 * Content width and height of an element in CSS pixels; zeros before the first layout.
 * @param usual what is drawn into the HTML, where nothing has been laid out
 */
export function useSize(ref: RefObject<HTMLElement | null>, usual: Size = NONE): Size {
  const inHtml = useInHtml();
  const [size, setSize] = useState(inHtml ? usual : NONE);
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
