import { useEffect, useState } from 'react';
import { whenIdle } from '../../state/whenIdle.ts';

/**
 * How many of some heavy parts may be drawn by now: none before they are wanted and `load` has succeeded, then one more whenever
 * the browser is idle.
 * @param wanted how often they were: each time is another try
 */
export function useTurns(parts: number, wanted: number, load: () => Promise<unknown>): number {
  const [drawn, setDrawn] = useState(0);
  useEffect(() => {
    if (wanted === 0 || drawn >= parts) return;
    let gone = false;
    const next = () => {
      if (!gone) setDrawn(drawn + 1);
    };
    const cancel = whenIdle(() => void load().then(next, () => undefined));
    return () => {
      gone = true;
      cancel();
    };
  }, [drawn, wanted, parts, load]);
  return drawn;
}
