/**
 * Which job is done next, and by how many workers: what the pool of training workers decides, and nothing of clocks, threads
 * or tensors, so that it can be played through for any machine.
 */

/** Something that waits for a worker. */
export interface Waiting {
  /** The lowest goes first. */
  readonly priority: number;
}

/** The order in which those that wait are handed out: the most urgent first, of equals the one that has waited longest. */
export function inOrder<Job extends Waiting>(waiting: readonly Job[]): Job[] {
  return waiting.toSorted((a, b) => a.priority - b.priority);
}

export interface Crew {
  /** Workers that have nothing to do. */
  readonly idle: number;
  /** Workers that are being started. */
  readonly starting: number;
  /** All that there are, those that are being started among them. */
  readonly count: number;
  /** More than this there may not be. */
  readonly most: number;
}

/** How many more workers to start for the jobs that wait. */
export function workersToStart(waiting: number, { idle, starting, count, most }: Crew): number {
  return Math.max(0, Math.min(waiting - idle - starting, most - count));
}

export interface Machine {
  /** As the machine tells them: threads that compute side by side. */
  readonly cores: number;
  /** Whether somebody looks on meanwhile, for whose page a core is left. */
  readonly watched: boolean;
}

/** With fewer, target and shadow would be trained one after the other. */
const LEAST = 2;

/** How many workers a machine's cores are good for. */
export function workersForCores({ cores, watched }: Machine): number {
  if (cores <= 1) return 1;
  return Math.max(LEAST, watched ? cores - 1 : cores);
}

/**
 * How many experiments of many are under way at once: enough that workers find something to do to the end, and no more, since
 * each holds what it has computed so far and is lost where the whole is cut short. With two to a worker a sweep of 30 took up to
 * a fifth longer than it must, with four a tenth.
 */
export function experimentsAtOnce(workers: number): number {
  return workers === 1 ? 1 : 4 * workers;
}

/** A job of which is known what it takes and what it waits for. */
export interface PlannedJob extends Waiting {
  readonly seconds: number;
  /** Jobs that must be finished first. */
  readonly needs: readonly PlannedJob[];
}

/** When each job ends if so many workers do them in the order above. */
export function planned(jobs: readonly PlannedJob[], workers: number): ReadonlyMap<PlannedJob, number> {
  const ends = new Map<PlannedJob, number>();
  const count = Math.max(1, workers);
  let running: { readonly job: PlannedJob; readonly end: number }[] = [];
  let [waiting, now] = [[...jobs], 0];
  while (waiting.length > 0 || running.length > 0) {
    const ready = waiting.filter(({ needs }) => needs.every((need) => ends.has(need)));
    const begun = inOrder(ready).slice(0, count - running.length);
    if (begun.length === 0 && running.length === 0)
      throw new Error('Jobs wait for each other, or for one that is not there.');
    waiting = waiting.filter((job) => !begun.includes(job));
    running = [...running, ...begun.map((job) => ({ job, end: now + job.seconds }))];
    now = Math.min(...running.map(({ end }) => end));
    for (const { job, end } of running) if (end <= now) ends.set(job, end);
    running = running.filter(({ end }) => end > now);
  }
  return ends;
}
