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

// Each run is another try where the code did not come.
const useAttending = () => (useLoaded(useLab(isUnderWay) ? 2 : 1, loadOnce) ? parts : undefined);

/** The place in which the page speaks: it stands there before its words come. */
export function Announcer() {
  const here = useAttending();
  return <LiveRegion message={here ? <here.Announced /> : ''} />;
}

/** What stands above the figures on paper. */
export function PrintHead() {
  const here = useAttending();
  return here ? <here.PrintHead /> : null;
}
