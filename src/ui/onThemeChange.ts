import { onPrinting } from './printing.ts';

const LOOKS = ['(prefers-color-scheme: dark)', '(forced-colors: active)', '(prefers-contrast: more)'];

/** Calls back whenever the page's colours change: canvases must be drawn again. @returns what ends it */
export function onThemeChange(listener: () => void): () => void {
  const ended = new AbortController();
  for (const look of LOOKS)
    window.matchMedia(look).addEventListener('change', listener, { signal: ended.signal });
  const unprinted = onPrinting(listener);
  return () => {
    ended.abort();
    unprinted();
  };
}
