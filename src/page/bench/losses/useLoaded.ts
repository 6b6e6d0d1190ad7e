import { useEffect, useState } from 'react';
import { inTheEnd } from '../../state/inTheEnd.ts';

/**
 * Whether some code is wanted and there, which is loaded once the browser is idle.
 * @param wanted how often it was: each time is another try, at once
 */
export function useLoaded(wanted: number, load: () => Promise<unknown>): boolean {
  const [loaded, setLoaded] = useState(false);
  useEffect(() => {
    if (wanted === 0 || loaded) return;
    return inTheEnd(load, () => setLoaded(true));
  }, [loaded, wanted, load]);
  return loaded;
}
