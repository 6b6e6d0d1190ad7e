import type { Examples } from './examples.ts';
import { ProgressRibbon, type RibbonStage, type StageState } from './ProgressRibbon.tsx';

const STATES: Record<StageState, string> = {
  waiting: 'waiting',
  elsewhere: 'another tab is training this',
  notRun: 'not run',
  running: 'running',
  paused: 'paused',
  stopped: 'stopped',
  done: 'done',
  remembered: 'remembered',
  stale: 'will run again',
  failed: 'failed',
};

const stages = Object.entries(STATES).map(
  ([state, label]): RibbonStage => ({
    id: state,
    label: state,
    detail: `a stage that is ${label}`,
    state: state as StageState,
    progress: 0.4,
  }),
);

export const examples: Examples = {
  'every state': () => <ProgressRibbon label="Every state" stages={stages} stateLabels={STATES} />,
  'lit by a knob in hand': () => (
    <ProgressRibbon
      label="Lit"
      stages={stages.slice(3, 5).map((stage) => ({ ...stage, glow: true }))}
      stateLabels={STATES}
    />
  ),
};
