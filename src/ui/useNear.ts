import { type RefObject, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { isPrinting, onPrinting } from './printing.ts';

const MARGIN_PX = 160;

/** Whether it is near what is seen, or to be printed, now. It is asked where nothing is left to be laid out. */
export function isNear(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return isPrinting() || (top < innerHeight + MARGIN_PX && bottom > -MARGIN_PX);
}

/** Whether an element has come near what is seen or is to be printed, once and for all. */
export function useNear(ref: RefObject<Element | null>): boolean {
  const [near, setNear] = useState(false);
  useEffect(() => {
    if (near || !ref.current) return;
    if (isPrinting()) {
      setNear(true);
      return;
    }
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setNear(true);
      },
      { rootMargin: `${MARGIN_PX}px` },
    );
    observer.observe(ref.current);
    const unprinted = onPrinting(() => {
      if (isPrinting()) flushSync(() => setNear(true));
    });
    return () => {
      observer.disconnect();
      unprinted();
    };
  }, [ref, near]);
  return near;
}
