import { LiveRegion } from '../../ui/LiveRegion.tsx';
import { useLoaded } from '../bench/losses/useLoaded.ts';
import { lateCode } from '../state/lateCode.ts';
import { isUnderWay } from '../state/runSlice.ts';
import { useLab } from '../state/store.ts';

let parts: typeof import('./attending.ts') | undefined;

const load = lateCode(() => import('./attending.ts'));
const loadOnce = () =>
  load().then((code) => {
    parts = code;
  });

/** The place in which the page speaks: it stands there before its words come. */
export function Announcer() {
  // Each run is another try where the code did not come.
  const isThere = useLoaded(useLab(isUnderWay) ? 2 : 1, loadOnce);
  return <LiveRegion message={isThere && parts ? <parts.Announced /> : ''} />;
}
