/** What a study will take: every stage of its points once, however many of them need it. */
import type { Experiment } from '../experiment/experiment.ts';
import { type PlannedJob, planned } from '../pipeline/schedule.ts';
import { stageKey } from '../pipeline/stageKey.ts';
import { STAGES, type StageName, stageOf } from '../stages/catalogue.ts';
import { inputsOf } from '../stages/graph.ts';
import type { StageSeconds } from './work.ts';

export interface StudyTimes {
  /** Of the whole. */
  readonly seconds: number;
  /** When each point ends if each shares the workers with those beside it alone, in the order of the points. */
  readonly ends: readonly number[];
  /** Targets to be trained: those that are remembered are not. */
  readonly targets: number;
}

/** More are not played through, but told as if no worker ever waited. */
const MOST_PLAYED = 2500;

interface Job extends PlannedJob {
  readonly name: StageName;
  readonly needs: readonly Job[];
}

/**
 * @param points in the order in which they are run
 * @param secondsOf of each stage by itself
 * @param has whether the outcome of a key is remembered
 */
export async function studyTimes(
  points: readonly Experiment[],
  engine: string,
  workers: number,
  secondsOf: (point: Experiment) => StageSeconds,
  has: (key: string) => Promise<boolean>,
): Promise<StudyTimes> {
  const jobs = new Map<string, Job>();
  /** Up to each point. */
  const work: number[] = [];
  let sum = 0;
  for (const point of points) {
    const seconds = secondsOf(point);
    const keys = {} as Record<StageName, string>;
    const own = new Map<StageName, readonly Job[]>();
    for (const name of STAGES) {
      const { parts, priority } = stageOf(name);
      const inputs = inputsOf(name);
      const inputKeys = inputs.map((input) => keys[input]);
      keys[name] = stageKey(name, point, inputKeys, engine);
      const count = parts?.(point);
      const pieces = count === undefined ? [undefined] : Array.from({ length: count }, (_, part) => part);
      const needs = inputs.flatMap((input) => own.get(input)!);
      const ofStage: Job[] = [];
      for (const piece of pieces) {
        const key = piece === undefined ? keys[name] : stageKey(name, point, inputKeys, engine, piece);
        const known = jobs.get(key);
        const each = seconds[name] / pieces.length;
        const job = known ?? { name, priority, seconds: (await has(key)) ? 0 : each, needs };
        if (!known) sum += job.seconds;
        jobs.set(key, job);
        ofStage.push(job);
      }
      own.set(name, ofStage);
    }
    work.push(sum);
  }
  const all = [...jobs.values()];
  const targets = all.filter(({ name, seconds }) => name === 'target' && seconds > 0).length;
  const inAll = work.at(-1) ?? 0;
  const seconds = all.length > MOST_PLAYED ? inAll / workers : Math.max(0, ...planned(all, workers).values());
  const ends = work.map((sum) => (inAll > 0 ? (seconds * sum) / inAll : 0));
  return { seconds, ends, targets };
}
