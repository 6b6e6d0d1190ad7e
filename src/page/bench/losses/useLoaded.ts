import { useEffect, useState } from 'react';
import { whenIdle } from '../../state/whenIdle.ts';

/**
 * Whether some code is wanted and there, which is loaded once the browser is idle.
 * @param wanted how often it was: each time is another try
 */
export function useLoaded(wanted: number, load: () => Promise<unknown>): boolean {
  const [loaded, setLoaded] = useState(false);
  useEffect(() => {
    if (wanted === 0 || loaded) return;
    let gone = false;
    const come = () => {
      if (!gone) setLoaded(true);
    };
    const cancel = whenIdle(() => void load().then(come, () => undefined));
    return () => {
      gone = true;
      cancel();
    };
  }, [loaded, wanted, load]);
  return loaded;
}
