import type { ReactNode } from 'react';
import { cx } from './cx.ts';
import styles from './ProgressRibbon.module.css';
import { VisuallyHidden } from './VisuallyHidden.tsx';

/** elsewhere: others are at it. stale: done, but for other settings. stopped: begun, and given up with its run; notRun: not even begun. */
export type StageState =
  | 'waiting'
  | 'elsewhere'
  | 'notRun'
  | 'running'
  | 'paused'
  | 'stopped'
  | 'done'
  | 'remembered'
  | 'stale'
  | 'failed';

export interface RibbonStage {
  id: string;
  label: string;
  detail: string;
  state: StageState;
  /** 0 to 1, read of a stage that has begun. */
  progress?: number;
  glow?: boolean;
  /** A control that lies over all of the stage. */
  cover?: ReactNode;
}

export interface ProgressRibbonProps {
  label: string;
  stages: readonly RibbonStage[];
  stateLabels: Record<StageState, string>;
  className?: string;
}

const FILLED: Record<StageState, boolean> = {
  waiting: false,
  elsewhere: false,
  notRun: false,
  running: false,
  paused: false,
  stopped: false,
  done: true,
  remembered: true,
  stale: false,
  failed: true,
};

const BEGUN: readonly StageState[] = ['running', 'paused', 'stopped'];

/** The stage a narrow ribbon spells out: the one at work, else the last that ended. */
function telling(stages: readonly RibbonStage[]): RibbonStage | undefined {
  return (
    stages.find((stage) => stage.state === 'failed') ??
    stages.findLast((stage) => BEGUN.includes(stage.state)) ??
    stages.findLast((stage) => stage.state === 'elsewhere') ??
    stages.findLast((stage) => FILLED[stage.state]) ??
    stages[0]
  );
}

export function ProgressRibbon({ label, stages, stateLabels, className }: ProgressRibbonProps) {
  const spoken = telling(stages);
  return (
    <section className={className} aria-label={label}>
      <ol className={styles.list}>
        {stages.map((stage) => (
          <li key={stage.id} className={cx(styles.stage, styles[stage.state], stage.glow && styles.glow)}>
            <span className={styles.bar} aria-hidden="true" data-value>
              <span style={{ scale: `${fill(stage)} 1` }} />
            </span>
            <span className={styles.label}>{stage.label}</span>
            <span className={styles.detail} data-value>
              {stage.detail}
            </span>
            {stage.cover}
            <VisuallyHidden>{stateLabels[stage.state]}</VisuallyHidden>
          </li>
        ))}
      </ol>
      <p className={styles.current} aria-hidden="true" data-value>
        <b>{spoken?.label}</b> {spoken?.detail}
      </p>
    </section>
  );
}

function fill(stage: RibbonStage): number {
  return BEGUN.includes(stage.state) ? (stage.progress ?? 0) : FILLED[stage.state] ? 1 : 0;
}
