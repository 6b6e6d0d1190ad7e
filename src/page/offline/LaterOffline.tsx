import { type ComponentType, useEffect, useState } from 'react';
import { lateCode } from '../state/lateCode.ts';
import { whenIdle } from '../state/whenIdle.ts';

const offlineCode = lateCode(() => import('./Offline.tsx'));

/** By then whatever the page needs itself is there, or on its way. */
const LATE_MS = 4000;

/** The last thing that a page does for itself. Where its code does not come the page has not lost anything that it had. */
export function LaterOffline() {
  const [Part, show] = useState<ComponentType>();
  useEffect(() => {
    const begin = () =>
      void offlineCode().then(
        ({ default: Offline }) => show(() => Offline),
        () => undefined,
      );
    const timer = setTimeout(() => whenIdle(begin), LATE_MS);
    return () => clearTimeout(timer);
  }, []);
  return Part ? <Part /> : null;
}
