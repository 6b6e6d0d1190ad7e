import { STAGES, stageOf } from '../../lab/stages/catalogue.ts';
import { LiveRegion } from '../../ui/LiveRegion.tsx';
import { percentRange } from '../common/format.ts';
import { useLab } from '../state/store.ts';
import { texts } from './texts.ts';

/** Stage changes and the end of a run for those who listen; never a single loss. */
export function Announcer() {
  const status = useLab((state) => state.status);
  const error = useLab((state) => state.attempt?.error);
  const running = useLab(({ attempt }) =>
    STAGES.findLast((name) => attempt?.stages[name].state === 'running'),
  );
  const clmia = useLab((state) => state.last?.report.attacks.find(({ name }) => name === 'clmia'));
  const message = (() => {
    switch (status) {
      case 'running':
        return running ? texts.announce.running(stageOf(running).title) : '';
      case 'paused':
        return texts.announce.paused;
      case 'stopped':
        return texts.announce.stopped;
      case 'finished':
        return clmia ? texts.announce.done(percentRange(clmia.balancedAccuracy)) : '';
      case 'failed':
        return error ? texts.announce.failed(error.message) : '';
      default:
        return '';
    }
  })();
  return <LiveRegion message={message} />;
}
