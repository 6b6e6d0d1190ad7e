import { STAGES } from '../../lab/stages/stageGraph.ts';
import { LiveRegion } from '../../ui/LiveRegion.tsx';
import { percentRange } from '../common/format.ts';
import { useLab } from '../state/store.ts';
import { text } from '../texts.ts';

/** Stage changes and the end of a run for those who listen; never a single loss. */
export function Announcer() {
  const status = useLab((state) => state.status);
  const error = useLab((state) => state.error);
  const running = useLab((state) => STAGES.findLast((name) => state.stages[name].state === 'running'));
  const clmia = useLab((state) => state.report?.attacks.find(({ name }) => name === 'clmia'));
  const message = (() => {
    switch (status) {
      case 'running':
        return running ? text.announce.running(text.stageNames[running]) : '';
      case 'paused':
        return text.announce.paused;
      case 'stopped':
        return text.announce.stopped;
      case 'finished':
        return clmia ? text.announce.done(percentRange(clmia.balancedAccuracy)) : '';
      case 'failed':
        return error ? text.announce.failed(error.message) : '';
      default:
        return '';
    }
  })();
  return <LiveRegion message={message} />;
}
