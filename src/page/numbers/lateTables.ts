/** Charts are there before the way to their tables is. */
import { useEffect } from 'react';
import { offerTables } from '../../charts/tables/TableDoor.tsx';
import { lateCode } from '../state/lateCode.ts';
import { whenIdle } from '../state/whenIdle.ts';

const load = lateCode(() => import('./Door.tsx'));

/** Where its code does not come, a chart has lost nothing that it had. */
export function useTables(): void {
  useEffect(
    () =>
      whenIdle(
        () =>
          void load().then(
            ({ Door }) => offerTables(Door),
            () => undefined,
          ),
      ),
    [],
  );
}
