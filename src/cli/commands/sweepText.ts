import { changedPairs } from '../../lab/experiment/experimentText.ts';
import { bitsText, pointsRange } from '../../lab/numbers.ts';
import type { RunResult } from '../../lab/pipeline/runResult.ts';

export interface Swept {
  readonly points: readonly Pick<
    RunResult,
    'experiment' | 'target' | 'shadow' | 'attacks' | 'information' | 'engine'
  >[];
  readonly timing: {
    readonly totalSeconds: number;
    /** Of every point, in its order. */
    readonly stages: readonly {
      readonly name: string;
      readonly seconds: number;
      readonly remembered: boolean;
    }[];
  };
}

/** One line for each point: what it changes, then CLMIA's balanced accuracy and AUC, and what its views tell. */
export function sweepText({ points, timing }: Swept): string {
  const lines = points.map(({ experiment, attacks, information }) => {
    const changes = changedPairs(experiment).map(([path, value]) => `${path}=${value}`);
    const clmia = attacks.find(({ name }) => name === 'clmia')!;
    const figures = `CLMIA ${pointsRange(clmia.balancedAccuracy)} %, AUC ${clmia.auc.value.toFixed(3)}`;
    return `${changes.join(' ') || 'default'}: ${figures}, views tell ${bitsText(information.pair)} bits`;
  });
  return [...lines, `${points.length} points in ${timing.totalSeconds.toFixed(0)} s`].join('\n');
}
