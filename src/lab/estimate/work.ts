/** How long the stages of an experiment take: how often they do each kind of work, times what that costs. */
import type { Experiment } from '../experiment/experiment.ts';
import { type PlannedJob, planned } from '../pipeline/schedule.ts';
import { STAGES, type StageName, stageOf } from '../stages/catalogue.ts';
import { inputsOf } from '../stages/graph.ts';
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

/** The jobs that a run hands to its workers: a stage is one, or as many as it has parts. */
export function jobsOf(
  seconds: StageSeconds,
  parts: (name: StageName) => number = () => 1,
): readonly PlannedJob[] {
  const jobs = new Map<StageName, readonly PlannedJob[]>();
  for (const name of STAGES) {
    const count = parts(name);
    const needs = inputsOf(name).flatMap((need) => jobs.get(need)!);
    const job = { priority: stageOf(name).priority, seconds: seconds[name] / Math.max(1, count), needs };
    jobs.set(
      name,
      Array.from({ length: count }, () => ({ ...job })),
    );
  }
  return [...jobs.values()].flat();
}

/** When the last stage ends if `workers` of them run side by side, handed out as the pool does it. */
export function secondsInAll(
  seconds: StageSeconds,
  workers: number,
  parts?: (name: StageName) => number,
): number {
  return Math.max(0, ...planned(jobsOf(seconds, parts), workers).values());
}
