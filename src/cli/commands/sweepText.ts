import type { Experiment } from '../../lab/experiment/experiment.ts';
import { changedPairs } from '../../lab/experiment/experimentText.ts';
import { bitsText, pointsRange } from '../../lab/numbers.ts';
import type { RunResult } from '../../lab/pipeline/runResult.ts';

export type SweptPoint = Pick<
  RunResult,
  'experiment' | 'target' | 'shadow' | 'attacks' | 'information' | 'engine'
>;

export interface Swept {
  readonly points: readonly SweptPoint[];
  /** Points whose run failed; absent where none did. */
  readonly failed?: readonly { readonly experiment: Experiment; readonly error: string }[];
  /** The signal that ended the sweep before its last point. */
  readonly interrupted?: string;
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

/** What a point changes. */
export function changesText(experiment: Experiment): string {
  return (
    changedPairs(experiment)
      .map(([path, value]) => `${path}=${value}`)
      .join(' ') || 'default'
  );
}

/** What a point changes, then CLMIA's balanced accuracy and AUC where it is among the attacks, and what its views tell. */
export function pointText({ experiment, attacks, information }: SweptPoint): string {
  const shown = attacks.find(({ name }) => name === 'clmia') ?? attacks[0]!;
  const name = shown.name === 'clmia' ? 'CLMIA' : shown.name;
  const figures = `${name} ${pointsRange(shown.balancedAccuracy)} %, AUC ${shown.auc.value.toFixed(3)}`;
  return `${changesText(experiment)}: ${figures}, views tell ${bitsText(information.pair)} bits`;
}

/** One line for each point. */
export function sweepText({ points, failed = [], interrupted, timing }: Swept): string {
  const lines = points.map(pointText);
  const failures = failed.map(({ experiment, error }) => `${changesText(experiment)}: failed: ${error}`);
  const ended = interrupted ? `, then ended by ${interrupted}` : '';
  return [
    ...lines,
    ...failures,
    `${points.length} points in ${timing.totalSeconds.toFixed(0)} s${ended}`,
  ].join('\n');
}
