/** The page on its way to paper: what is late or folded must be there, and what is drawn must be drawn for paper, at once. */
import { useEffect, useLayoutEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** Between the two events of a real print, in which print media begin only after the first. */
let asked = false;

export const isPrinting = (): boolean => asked || window.matchMedia('print').matches;

/** Calls back when a print begins and when it ends, before the browser goes on. @returns what ends it */
export function onPrinting(listener: () => void): () => void {
  const ended = new AbortController();
  const { signal } = ended;
  const told = (before: boolean) => () => {
    asked = before;
    listener();
  };
  window.addEventListener('beforeprint', told(true), { signal });
  window.addEventListener('afterprint', told(false), { signal });
  // Print media that are only emulated have no events.
  window.matchMedia('print').addEventListener('change', listener, { signal });
  return () => ended.abort();
}

export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useLayoutEffect(() => setPrinting(isPrinting()), []);
  useEffect(() => onPrinting(() => flushSync(() => setPrinting(isPrinting()))), []);
  return printing;
}
