/** Charts are there before the way to their tables is. */
import { useEffect } from 'react';
import { inTheEnd } from '../state/inTheEnd.ts';
import { lateCode } from '../state/lateCode.ts';

const load = lateCode(() => import('./offered.ts'));

/** Until its code has come, a chart has lost nothing that it had. */
export function useTables(): void {
  useEffect(() => inTheEnd(load, () => {}), []);
}
