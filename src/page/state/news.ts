/**
 * What a run says, gathered for a moment, then told at once: a busy run must not redraw the page at every message, nor a
 * remembered one at each of its stages.
 */
import type { StageName } from '../../lab/stages/catalogue.ts';
import type { CurveOwner } from './runData.ts';
import type { StageProgress } from './runSlice.ts';

export type StageNews = Partial<StageProgress>;

export interface News {
  progress(stage: StageName, news: StageNews): void;
  /** A stage began or ended: told sooner than a step. */
  stage(stage: StageName, news: StageNews): void;
  curve(owner: CurveOwner): void;
  /** Tells now what has been gathered. */
  tell(): void;
}

export function gatherNews(
  everyMs: number,
  soonMs: number,
  tell: (stages: ReadonlyMap<StageName, StageNews>, curves: ReadonlySet<CurveOwner>) => void,
): News {
  let stages = new Map<StageName, StageNews>();
  let curves = new Set<CurveOwner>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let hurried = false;
  const now = () => {
    clearTimeout(timer);
    timer = undefined;
    hurried = false;
    if (stages.size === 0 && curves.size === 0) return;
    const gathered = [stages, curves] as const;
    stages = new Map();
    curves = new Set();
    tell(...gathered);
  };
  const later = () => {
    timer ??= setTimeout(now, everyMs);
  };
  const soon = () => {
    if (hurried) return;
    hurried = true;
    clearTimeout(timer);
    timer = setTimeout(now, soonMs);
  };
  const add = (stage: StageName, news: StageNews) => stages.set(stage, { ...stages.get(stage), ...news });
  return {
    progress(stage, news) {
      add(stage, news);
      later();
    },
    stage(stage, news) {
      add(stage, news);
      soon();
    },
    curve(owner) {
      curves.add(owner);
      later();
    },
    tell: now,
  };
}
