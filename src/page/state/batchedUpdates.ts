/**
 * What a run says, gathered for a moment, then delivered at once: a busy run must not redraw the page at every message, nor
 * a remembered one at each of its stages.
 */
import type { StageName } from '../../lab/stages/catalogue.ts';
import type { CurveUpdate } from './curves.ts';
import type { StageProgress } from './stageProgress.ts';

export type StageChange = Partial<StageProgress>;
export type StageChanges = ReadonlyMap<StageName, StageChange>;

export interface BatchedUpdates {
  progress(stage: StageName, change: StageChange): void;
  /** A stage began or ended: delivered sooner than a step. */
  stage(stage: StageName, change: StageChange): void;
  curve(update: CurveUpdate): void;
  /** Delivers now what has been gathered. */
  flush(): void;
}

/** @param deliver given the changes of the stages, and the updates of curves in the order in which they came */
export function batchUpdates(
  everyMs: number,
  soonMs: number,
  deliver: (stages: StageChanges, curves: readonly CurveUpdate[]) => void,
): BatchedUpdates {
  let stages = new Map<StageName, StageChange>();
  let curves: CurveUpdate[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let hurried = false;
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    hurried = false;
    if (stages.size === 0 && curves.length === 0) return;
    const gathered = [stages, curves] as const;
    stages = new Map();
    curves = [];
    deliver(...gathered);
  };
  const later = () => {
    timer ??= setTimeout(flush, everyMs);
  };
  const soon = () => {
    if (hurried) return;
    hurried = true;
    clearTimeout(timer);
    timer = setTimeout(flush, soonMs);
  };
  const add = (stage: StageName, change: StageChange) =>
    stages.set(stage, { ...stages.get(stage), ...change });
  return {
    progress(stage, change) {
      add(stage, change);
      later();
    },
    stage(stage, change) {
      add(stage, change);
      soon();
    },
    curve(update) {
      curves.push(update);
      later();
    },
    flush,
  };
}
