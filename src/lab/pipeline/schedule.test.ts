import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jobsOf, type StageSeconds } from '../estimate/work.ts';
import { DEFAULT_EXPERIMENT, type Experiment } from '../experiment/experiment.ts';
import { withPairs } from '../experiment/experimentText.ts';
import { STAGES, type StageName, stageOf } from '../stages/catalogue.ts';
import {
  experimentsAtOnce,
  inOrder,
  type PlannedJob,
  planned,
  workersForCores,
  workersToStart,
} from './schedule.ts';

describe('inOrder', () => {
  it('is by urgency, of equals by how long they have waited', () => {
    const waiting = [3, 1, 2, 1].map((priority, place) => ({ priority, place }));
    expect(inOrder(waiting).map(({ place }) => place)).toEqual([1, 3, 2, 0]);
  });
});

describe('workersToStart', () => {
  it.each([
    ['none where some are idle', 2, { idle: 2, starting: 0, count: 2, most: 8 }, 0],
    ['none for jobs that others are being started for', 3, { idle: 0, starting: 3, count: 5, most: 8 }, 0],
    ['one for each job that has none', 3, { idle: 1, starting: 0, count: 2, most: 8 }, 2],
    ['no more than there may be', 30, { idle: 0, starting: 0, count: 2, most: 8 }, 6],
    ['none where there are more than there may be', 3, { idle: 0, starting: 0, count: 5, most: 2 }, 0],
  ])('is %s', (_, waiting, crew, more) => {
    expect(workersToStart(waiting, crew)).toBe(more);
  });
});

describe('workersForCores', () => {
  it.each([
    [1, 1, 1],
    [2, 2, 2],
    [3, 2, 3],
    [8, 7, 8],
    [64, 63, 64],
  ])('with %s cores is %s beside a page, and %s without one', (cores, beside, alone) => {
    expect(workersForCores({ cores, watched: true })).toBe(beside);
    expect(workersForCores({ cores, watched: false })).toBe(alone);
  });
});

describe('planned', () => {
  const job = (seconds: number, priority = 0, needs: PlannedJob[] = []): PlannedJob => ({
    ...{ seconds, priority, needs },
  });

  it('begins a job when what it needs is there and a worker is free, the most urgent first', () => {
    const first = job(2, 5);
    const second = job(1, 1);
    const third = job(1, 0, [first]);
    const fourth = job(3, 9);
    const ends = planned([first, second, third, fourth], 1);
    expect([second, first, third, fourth].map((one) => ends.get(one))).toEqual([1, 3, 4, 7]);
    const two = planned([first, second, third, fourth], 2);
    expect([first, second, third, fourth].map((one) => two.get(one))).toEqual([2, 1, 3, 4]);
  });

  it('refuses jobs that need what is not there', () => {
    expect(() => planned([job(1, 0, [job(1)])], 1)).toThrow('wait for each other');
  });
});

/**
 * What each stage took on one worker of the machine that docs/benchmarks.md tells of, in seconds: the times of stages stand to
 * each other much like this on any.
 */
const TOOK: Partial<Record<StageName, number>> = {
  data: 0.03,
  split: 0.04,
  target: 8,
  shadow: 8.5,
  views: 0.5,
  information: 0.15,
  encoder: 0.6,
  head: 0.3,
  controls: 0.25,
  blind: 0.35,
  populationQueries: 0.05,
  unlabelledAttacks: 0.15,
  report: 0.06,
};
const REFERENCE = 8.2;

const partsOf = (experiment: Experiment) => (name: StageName) => stageOf(name).parts?.(experiment) ?? 1;

/** @param times how much longer or shorter each stage takes than above */
function jobsOfRun(experiment: Experiment, times: (name: StageName) => number = () => 1) {
  const parts = partsOf(experiment);
  const seconds = (name: StageName) =>
    name === 'referenceModels' ? REFERENCE * parts(name) : (TOOK[name] ?? 0);
  const all = Object.fromEntries(STAGES.map((name) => [name, times(name) * seconds(name)]));
  return jobsOf(all as StageSeconds, parts);
}

const withReferences = withPairs(DEFAULT_EXPERIMENT, [
  ['attacks', 'clmia,supervised,blind,loss,lira-online,rmia-online'],
  ['references.count', 16],
]).experiment;

/** Seconds from a job's end to the end of all that waits for it, or with itself: along the longest way. */
function ways(jobs: readonly PlannedJob[]) {
  const after = new Map<PlannedJob, number>(jobs.map((job) => [job, 0]));
  for (const job of jobs.toReversed()) {
    for (const need of job.needs) {
      after.set(need, Math.max(after.get(need)!, job.seconds + after.get(job)!));
    }
  }
  return {
    after: (job: PlannedJob) => after.get(job)!,
    through: (job: PlannedJob) => job.seconds + after.get(job)!,
  };
}

/** No schedule is shorter, even if a job could be cut into pieces: all the work shared out, and the longest way. */
function boundOfWork(jobs: readonly PlannedJob[], workers: number): number {
  const sum = jobs.reduce((total, { seconds }) => total + seconds, 0);
  const { through } = ways(jobs);
  return Math.max(sum / workers, ...jobs.map(through));
}

/**
 * No schedule of whole jobs is shorter: of the longest k W + 1, some worker does k + 1, one after the other, and what waits
 * for the last of them follows.
 */
function boundOfWholeJobs(jobs: readonly PlannedJob[], workers: number): number {
  const { after } = ways(jobs);
  const longest = jobs.toSorted((a, b) => b.seconds - a.seconds);
  const bounds = [boundOfWork(jobs, workers)];
  for (let k = 1; k * workers < longest.length; k++) {
    const some = longest.slice(0, k * workers + 1);
    const least = some.slice(-k - 1).reduce((sum, { seconds }) => sum + seconds, 0);
    bounds.push(least + Math.min(...some.map(after)));
  }
  return Math.max(...bounds);
}

const POINTS = 30;
const makespan = (jobs: readonly PlannedJob[], workers: number) =>
  Math.max(...planned(jobs, workers).values());
const WORKERS = Array.from({ length: 64 }, (_, i) => i + 1);

describe('as played through for 1 to 64 workers', () => {
  const sweep = (atOnce: number): readonly PlannedJob[] => {
    const points: (readonly PlannedJob[])[] = [];
    while (points.length < POINTS) {
      // The next begins when an earlier one has ended.
      const [first, ...others] = jobsOfRun(DEFAULT_EXPERIMENT);
      const needs = points[points.length - atOnce]?.slice(-1) ?? [];
      const begun: PlannedJob = { ...first!, needs };
      const renewed = new Map([[first!, begun]]);
      for (const job of others)
        renewed.set(job, { ...job, needs: job.needs.map((need) => renewed.get(need)!) });
      points.push([...renewed.values()]);
    }
    return points.flat();
  };
  it.each([
    { name: 'the default run', jobsFor: () => jobsOfRun(DEFAULT_EXPERIMENT) },
    { name: '16 reference models', jobsFor: () => jobsOfRun(withReferences) },
    { name: 'a sweep of 30 points', jobsFor: sweep },
  ])('$name: within 10 % of the least that whole jobs can take', ({ jobsFor }) => {
    for (const workers of WORKERS) {
      const least = boundOfWholeJobs(jobsFor(POINTS), workers);
      const took = makespan(jobsFor(experimentsAtOnce(workers)), workers);
      expect(took / least, `${workers} workers`).toBeLessThanOrEqual(1.1);
    }
  });

  it('a run of whatever times is within 40 % of that, and never slower on more workers by a tenth', () => {
    const times = fc.array(fc.double({ min: 0.5, max: 2, noNaN: true }), {
      minLength: STAGES.length,
      maxLength: STAGES.length,
    });
    fc.assert(
      fc.property(times, fc.constantFrom(...WORKERS), (factors, workers) => {
        const jobs = jobsOfRun(withReferences, (name) => factors[STAGES.indexOf(name)]!);
        const took = makespan(jobs, workers);
        expect(took / boundOfWholeJobs(jobs, workers)).toBeLessThanOrEqual(1.4);
        expect(makespan(jobs, workers + 1)).toBeLessThanOrEqual(1.1 * took);
      }),
      { numRuns: 60 },
    );
  });
});
