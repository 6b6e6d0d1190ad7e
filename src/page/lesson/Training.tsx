import { RunProgress } from '../bench/ribbon/RunProgress.tsx';
import { useLab } from '../state/store.ts';
import { texts } from './texts.ts';

/** What the lesson waits for, and what there is to see meanwhile; on a phone the bench is far below. */
export function Training() {
  const isPaused = useLab((state) => state.status === 'paused');
  return (
    <>
      <p>{isPaused ? texts.run.paused : texts.run.running}</p>
      <RunProgress label={texts.run.progress} />
    </>
  );
}
