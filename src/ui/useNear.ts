import { type RefObject, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { isPrinting, onPrinting } from './printing.ts';

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
      { rootMargin: '160px' },
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
