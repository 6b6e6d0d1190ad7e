import { changedPairs } from '../lab/experiment/experimentText.ts';
import type { Swept } from './commands/sweep.ts';

const percent = (value: number) => (100 * value).toFixed(1);

/** One line for each point: what it changes, then CLMIA's balanced accuracy and AUC, and what its views tell. */
export function sweepText({ points, timing }: Swept): string {
  const lines = points.map(({ experiment, attacks, information }) => {
    const changes = changedPairs(experiment).map(([path, value]) => `${path}=${value}`);
    const clmia = attacks.find(({ name }) => name === 'clmia')!;
    const { value, low, high } = clmia.balancedAccuracy;
    const figures = `CLMIA ${percent(value)} [${percent(low)}, ${percent(high)}] %, AUC ${clmia.auc.value.toFixed(3)}`;
    return `${changes.join(' ') || 'default'}: ${figures}, views tell ${information.pair.bits.toFixed(3)} bits`;
  });
  return [...lines, `${points.length} points in ${timing.totalSeconds.toFixed(0)} s`].join('\n');
}
