/** Progress and curves gathered for a moment, then told at once: a busy run must not redraw the page at every message. */
import type { StageName } from '../lab/stageGraph.ts';
import type { CurveOwner } from './runData.ts';

export interface StepNews {
  readonly step: number;
  readonly steps: number;
}

export interface News {
  progress(stage: StageName, news: StepNews): void;
  curve(owner: CurveOwner): void;
  /** Tells now what has been gathered. */
  tell(): void;
}

export function gatherNews(
  everyMs: number,
  tell: (progress: ReadonlyMap<StageName, StepNews>, curves: ReadonlySet<CurveOwner>) => void,
): News {
  let progress = new Map<StageName, StepNews>();
  let curves = new Set<CurveOwner>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const now = () => {
    clearTimeout(timer);
    timer = undefined;
    if (progress.size === 0 && curves.size === 0) return;
    const gathered = [progress, curves] as const;
    progress = new Map();
    curves = new Set();
    tell(...gathered);
  };
  const soon = () => {
    timer ??= setTimeout(now, everyMs);
  };
  return {
    progress(stage, news) {
      progress.set(stage, news);
      soon();
    },
    curve(owner) {
      curves.add(owner);
      soon();
    },
    tell: now,
  };
}
