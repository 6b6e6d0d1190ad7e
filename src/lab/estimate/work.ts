/** How long the stages of an experiment take: how often they do each kind of work, times what that costs. */
import type { Experiment } from '../experiment/experiment.ts';
import { STAGES, type StageName, stageOf } from '../stages/catalogue.ts';
import type { Kind } from './kindsOfWork.ts';
import type { Costs } from './measure.ts';

export type StageSeconds = Readonly<Record<StageName, number>>;

/** Seconds of each stage by itself: 0 for those that take moments. */
export function stageSeconds(experiment: Experiment, costs: Costs): StageSeconds {
  const secondsOf = (name: StageName) => {
    const { work, parts } = stageOf(name);
    const ofEach = Object.entries(work(experiment)) as [Kind, number][];
    return (parts?.(experiment) ?? 1) * ofEach.reduce((sum, [kind, times]) => sum + times * costs[kind], 0);
  };
  return Object.fromEntries(STAGES.map((name) => [name, secondsOf(name)])) as Record<StageName, number>;
}

/**
 * When the last stage ends if `workers` of them run side by side: each begins as soon as what it needs is there and a worker is
 * free, the more urgent first. A stage in parts takes as many as are free.
 */
export function secondsInAll(
  seconds: StageSeconds,
  needs: (name: StageName) => readonly StageName[],
  workers: number,
  parts: (name: StageName) => number = () => 1,
): number {
  const ended = new Map<StageName, number>();
  const free = Array.from({ length: Math.max(1, workers) }, () => 0);
  const waiting = new Set(STAGES);
  while (waiting.size > 0) {
    const ready = [...waiting]
      .filter((name) => needs(name).every((need) => ended.has(need)))
      .map((name) => ({ name, from: Math.max(0, ...needs(name).map((need) => ended.get(need)!)) }));
    free.sort((a, b) => a - b);
    const begin = ({ from }: { from: number }) => Math.max(from, free[0]!);
    const order = ({ name }: { name: StageName }) => stageOf(name).priority;
    const [next] = ready.sort((a, b) => begin(a) - begin(b) || order(a) - order(b));
    if (!next) break;
    const count = Math.max(1, parts(next.name));
    let end = 0;
    for (let part = 0; part < count; part++) {
      free.sort((a, b) => a - b);
      free[0] = begin(next) + seconds[next.name] / count;
      end = Math.max(end, free[0]);
    }
    ended.set(next.name, end);
    waiting.delete(next.name);
  }
  return Math.max(0, ...ended.values());
}
