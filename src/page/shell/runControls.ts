/** What each button of a run does at each state of the run, or why it does nothing. */
import type { RunStatus } from '../state/runSlice.ts';
import { texts } from './texts.ts';

export type MainAction = 'run' | 'pause' | 'resume';

/** A button that does something now, or says why not. */
export type ControlState = { readonly does: string } | { readonly reason: string };

export interface RunControls {
  readonly main: MainAction;
  readonly step: ControlState;
  readonly stop: ControlState;
}

const words = texts.controls;
const FRESH: ControlState = { does: words.stepBegins };

/** By the run's state: the table that the buttons follow. */
const CONTROLS: Readonly<Record<RunStatus, RunControls>> = {
  idle: { main: 'run', step: FRESH, stop: { reason: words.nothingRuns } },
  running: { main: 'pause', step: { does: words.stepPauses }, stop: { does: words.stopKeeps } },
  paused: { main: 'resume', step: { does: words.stepOne }, stop: { does: words.stopKeeps } },
  finished: { main: 'run', step: { reason: words.nothingLeft }, stop: { reason: words.nothingRuns } },
  stopped: { main: 'run', step: FRESH, stop: { reason: words.nothingRuns } },
  failed: { main: 'run', step: FRESH, stop: { reason: words.nothingRuns } },
};

export interface Around {
  /** The dropout sweep is being measured, which is no run. */
  readonly sweeping: boolean;
  /** The settings on the page are those of the run that has finished: no stage is left to step through. */
  readonly isShown: boolean;
}

export function runControls(status: RunStatus, { sweeping, isShown }: Around): RunControls {
  const controls = CONTROLS[status];
  const changed = status === 'finished' && !isShown;
  return {
    ...controls,
    ...(changed && { step: FRESH }),
    ...(sweeping && { stop: { does: words.stopSweep } }),
  };
}
