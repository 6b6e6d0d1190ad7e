/** What this tab was about when it was reloaded: it then goes on from the last finished stage, or stays as it was left. */
import type { Experiment } from '../../lab/experiment/experiment.ts';
import { formatLink } from '../../lab/experiment/link.ts';
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

/** The tab may be at another experiment before it comes back. */
const textOf = (left: LeftRun, experiment: Experiment) => `${left} ${formatLink(experiment)}`;

export function rememberStatus(status: RunStatus, experiment: Experiment): void {
  if (isFramed()) return;
  const left = LEFT_AS[status];
  try {
    if (left) sessionStorage.setItem(KEY, textOf(left, experiment));
    else sessionStorage.removeItem(KEY);
  } catch {
    // Storage may be blocked; a reload then starts from the recorded run.
  }
}

/** A frame shares what its tab remembers with the page around it, and begins nothing by itself. */
const isFramed = () => globalThis.parent !== globalThis.self;

function isReload(): boolean {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  // A link that is opened in this tab begins afresh.
  return navigation?.type !== 'navigate';
}

/** How the run of this experiment was left before the reload, or before another page of this tab; null: there was none. */
export function leftRun(experiment: Experiment): LeftRun | null {
  if (isFramed() || !isReload()) return null;
  try {
    const stored = sessionStorage.getItem(KEY);
    return LEFT.find((left) => textOf(left, experiment) === stored) ?? null;
  } catch {
    return null;
  }
}
