import { type ComponentType, useSyncExternalStore } from 'react';
import type { TableSource } from './source.ts';

type Door = ComponentType<{ readonly source: TableSource }>;

let shown: Door | null = null;
const listening = new Set<() => void>();

/** What opens a chart's table comes late: from now on it stands at every chart. */
export function offerTables(door: Door): void {
  shown = door;
  for (const tell of listening) tell();
}

function subscribe(tell: () => void) {
  listening.add(tell);
  return () => listening.delete(tell);
}

/** The one way from a chart to its figures as a table. It takes no room, so that nothing moves when it comes. */
export function TableDoor({ source }: { readonly source: TableSource }) {
  const Door = useSyncExternalStore(
    subscribe,
    () => shown,
    () => null,
  );
  return Door && <Door source={source} />;
}
