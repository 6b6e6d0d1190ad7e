/**
 * How a sweep on many machines goes, played through from measured times: a queue of points, stages that are computed once, one Redis
 * that answers one request after the other, and a store of so many bytes a second. Prints a table for 1 to 1,000 workers.
 *
 * node scripts/bench/manyMachines.mjs [measured.json]; what it takes is described at MEASURED.
 */
import { readFileSync } from 'node:fs';

/** Of the default experiment on two cores of an EPYC, `--jobs 1`; docs/many-machines.md says how each was measured. */
const MEASURED = {
  /** Seconds of the stages of which a seed's points share the outcome, and of those that each point has for itself. */
  sharedSeconds: 16,
  ownSeconds: 8,
  /** Outcomes that are written for each, and their bytes. */
  sharedOutcomes: 7,
  ownOutcomes: 4,
  sharedBytes: 3e6,
  ownBytes: 1.2e6,
  /** What the queue adds to a point in its worker, and takes of Redis and of the coordinator, in seconds. */
  queueSeconds: 0.01,
  redisSeconds: 0.002,
  coordinatorSeconds: 0.002,
  /** Of Redis for each time that somebody who waits asks again, once a second, and for who prolongs what is in hand. */
  askSeconds: 20e-6,
  /** How fast the store, or Redis, moves what is read and written. */
  bytesPerSecond: 125e6,
};

const measured = process.argv[2]
  ? { ...MEASURED, ...JSON.parse(readFileSync(process.argv[2], 'utf8')) }
  : MEASURED;
/** Points in hand of a worker that computes one at a time. */
const IN_HAND = 2;

/** @returns when all of them are done, and for how much of that time Redis, the coordinator and the line were busy */
export function played({ seeds, values, workers }, times = measured) {
  const points = Array.from({ length: seeds * values }, (_, i) => Math.floor(i / values));
  const shared = new Map();
  const free = new Float64Array(workers);
  let [redis, coordinator, bytes, end, next] = [0, 0, 0, 0, 0];
  const queue = [];
  // Workers take points in their order; who waits for another's stage computes a point of another seed meanwhile, if it has one in hand.
  for (; next < points.length; next++) queue.push(points[next]);
  const order = Array.from({ length: workers }, (_, i) => i);
  while (queue.length > 0) {
    order.sort((a, b) => free[a] - free[b]);
    const worker = order[0];
    const now = free[worker];
    const inHand = queue.slice(0, IN_HAND);
    const best = inHand.findIndex((seed) => !shared.has(seed) || shared.get(seed) <= now);
    const [seed] = queue.splice(Math.max(0, best), 1);
    let begin = now;
    if (!shared.has(seed)) {
      shared.set(seed, now + times.sharedSeconds);
      begin += times.sharedSeconds;
      bytes += times.sharedBytes;
      redis += times.sharedOutcomes * times.redisSeconds;
    } else {
      const wait = Math.max(0, shared.get(seed) - now);
      begin += wait;
      redis += wait * times.askSeconds;
      bytes += times.sharedBytes;
    }
    free[worker] = begin + times.ownSeconds + times.queueSeconds;
    bytes += times.ownBytes;
    redis += times.redisSeconds * (1 + times.ownOutcomes);
    coordinator += times.coordinatorSeconds;
    end = Math.max(end, free[worker]);
  }
  redis += end * workers * 2 * times.askSeconds;
  const line = bytes / times.bytesPerSecond;
  // Who has more to do than there is time for is what all wait for.
  const seconds = Math.max(end, redis, coordinator, line);
  return { seconds, redis: redis / seconds, coordinator: coordinator / seconds, line: line / seconds };
}

const percent = (share) => `${(100 * share).toFixed(share < 0.1 ? 1 : 0)} %`;

console.log('| workers | points | took | points a minute | Redis busy | coordinator busy | line busy |');
console.log('|--:|--:|--:|--:|--:|--:|--:|');
for (const workers of [1, 10, 100, 1000]) {
  const grid = { seeds: Math.max(100, workers), values: 10, workers };
  const points = grid.seeds * grid.values;
  const { seconds, redis, coordinator, line } = played(grid);
  const minutes = seconds / 60;
  console.log(
    `| ${workers} | ${points} | ${minutes.toFixed(1)} min | ${(points / minutes).toFixed(0)} | ${percent(redis)} | ${percent(coordinator)} | ${percent(line)} |`,
  );
}
