import { type ComponentType, useEffect, useState } from 'react';
import { inTheEnd } from '../state/inTheEnd.ts';
import { lateCode } from '../state/lateCode.ts';

const offlineCode = lateCode(() => import('./Offline.tsx'));

/** By then whatever the page needs itself is there, or on its way. */
const LATE_MS = 4000;

/** The last thing that a page does for itself. Until its code has come the page has not lost anything that it had. */
export function LaterOffline() {
  const [Part, show] = useState<ComponentType>();
  useEffect(() => {
    let takeBack = () => clearTimeout(timer);
    const timer = setTimeout(() => {
      takeBack = inTheEnd(offlineCode, ({ default: Offline }) => show(() => Offline));
    }, LATE_MS);
    return () => takeBack();
  }, []);
  return Part ? <Part /> : null;
}
