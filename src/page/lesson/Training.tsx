import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { ribbonProgress } from '../bench/ribbon/ribbonProgress.ts';
import { stagesRun } from '../state/shown.ts';
import { useLab } from '../state/store.ts';
import { texts } from './texts.ts';

/** What the lesson waits for, and what there is to see meanwhile; on a phone the bench is far below. */
export function Training() {
  const isPaused = useLab((state) => state.status === 'paused');
  const stages = useLab((state) => stagesRun(state)?.stages);
  const groups = stages ? ribbonProgress(stages, [], [], 0) : [];
  return (
    <>
      <p>{isPaused ? texts.run.paused : texts.run.running}</p>
      <ProgressBar
        label={texts.run.progress}
        value={groups.reduce((sum, { progress }) => sum + progress, 0)}
        max={groups.length}
      />
    </>
  );
}
