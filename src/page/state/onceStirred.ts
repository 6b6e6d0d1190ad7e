/** Longer than a page takes to come to rest on a slow machine. */
const READING_MS = 3000;

const SIGNS = ['pointermove', 'pointerdown', 'keydown', 'scroll'] as const;
const LISTENED = { capture: true, passive: true } as const;

/**
 * Runs once the person has stirred, who may want more than what is shown, or has read for a while. Until then nothing takes the
 * processor or the line from what is being drawn.
 */
export function onceStirred(run: () => void): void {
  const go = () => {
    clearTimeout(timer);
    for (const sign of SIGNS) removeEventListener(sign, stirred, LISTENED);
    run();
  };
  const stirred = ({ isTrusted }: Event) => {
    if (isTrusted) go();
  };
  const timer = setTimeout(go, READING_MS);
  for (const sign of SIGNS) addEventListener(sign, stirred, LISTENED);
}
