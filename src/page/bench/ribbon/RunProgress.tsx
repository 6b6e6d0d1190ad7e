import { ProgressBar } from '../../../ui/ProgressBar.tsx';
import { stagesRun } from '../../state/shown.ts';
import { useLab } from '../../state/store.ts';
import { ribbonProgress } from './ribbonProgress.ts';

/** How far the run is, where its stages are out of sight. */
export function RunProgress({ label }: { readonly label: string }) {
  const stages = useLab((state) => stagesRun(state)?.stages);
  const groups = stages ? ribbonProgress(stages, [], [], 0) : [];
  return (
    <ProgressBar
      label={label}
      value={groups.reduce((sum, { progress }) => sum + progress, 0)}
      max={groups.length}
    />
  );
}
