/** What this tab was about when it was reloaded: it then goes on from the last finished stage, or stays as it was left. */
import type { RunStatus } from './runSlice.ts';

const KEY = 'clmia-lab.running';

const LEFT = ['running', 'paused', 'stopped'] as const;
export type LeftRun = (typeof LEFT)[number];

/** How a reload finds each status; none: as a tab that is opened. */
const LEFT_AS: Readonly<Record<RunStatus, LeftRun | null>> = {
  idle: null,
  running: 'running',
  paused: 'paused',
  // All its stages are remembered: to run it again shows it.
  finished: 'running',
  stopped: 'stopped',
  failed: null,
};

export function rememberStatus(status: RunStatus): void {
  const left = LEFT_AS[status];
  try {
    if (left) sessionStorage.setItem(KEY, left);
    else sessionStorage.removeItem(KEY);
  } catch {
    // Storage may be blocked; a reload then starts from the recorded run.
  }
}

function isReload(): boolean {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  // A link that is opened in this tab begins afresh.
  return navigation?.type !== 'navigate';
}

/** How the run of before the reload was left; null: there was none. */
export function leftRun(): LeftRun | null {
  if (!isReload()) return null;
  try {
    const stored = sessionStorage.getItem(KEY);
    return LEFT.find((left) => left === stored) ?? null;
  } catch {
    return null;
  }
}
