/** Charts are there before the way to their tables is. */
import { useEffect } from 'react';
import { lateCode } from '../state/lateCode.ts';
import { whenIdle } from '../state/whenIdle.ts';

const load = lateCode(() => import('./offered.ts'));

/** Where its code does not come, a chart has lost nothing that it had. */
export function useTables(): void {
  useEffect(() => whenIdle(() => void load().catch(() => undefined)), []);
}
