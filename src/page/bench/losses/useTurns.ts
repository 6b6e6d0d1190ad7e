import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { isPrinting, onPrinting } from '../../../ui/printing.ts';
import { whenIdle } from '../../state/whenIdle.ts';

/** How many of some heavy parts may be drawn by now: none before `load` has ended, then one more whenever the browser is idle. */
export function useTurns(parts: number, load: () => Promise<unknown>): number {
  const [drawn, setDrawn] = useState(0);
  useEffect(() => {
    if (drawn >= parts) return;
    let gone = false;
    const next = () => {
      if (!gone) setDrawn(drawn + 1);
    };
    const cancel = whenIdle(() => void load().then(next, next));
    return () => {
      gone = true;
      cancel();
    };
  }, [drawn, parts, load]);
  useEffect(
    () =>
      onPrinting(() => {
        if (isPrinting()) flushSync(() => setDrawn(parts));
      }),
    [parts],
  );
  return drawn;
}
