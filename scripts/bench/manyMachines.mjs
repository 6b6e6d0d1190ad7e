/**
 * How a sweep on 1 to 1,000 workers goes, played through from what was measured on one machine: points in their order, stages that are
 * computed once, one Redis that answers one request after the other, one coordinator, one line. Prints a table.
 *
 * node scripts/bench/manyMachines.mjs [measured.json], with some of what MEASURED has.
 */
import { readFileSync } from 'node:fs';

/** Of the default experiment, swept over the temperature; docs/many-machines.md says where each is from. */
const MEASURED = {
  /** Seconds on two threads of what the points of a seed share, and of what each has for itself. */
  sharedSeconds: 15.2,
  ownSeconds: 1.2,
  /** Bytes of their outcomes. */
  sharedBytes: 2.6e6,
  ownBytes: 0.57e6,
  /** What the queue adds to a point; what it takes of Redis and of the coordinator. */
  queueSeconds: 0.023,
  redisSeconds: 0.0014,
  coordinatorSeconds: 0.0023,
  /** Of Redis, each time that who waits for a stage asks again or who computes one prolongs it: about once a second. */
  askSeconds: 50e-6,
  /** How fast bytes leave and enter the machine of Redis or of the store: a line of a gigabit. An assumption. */
  bytesPerSecond: 125e6,
};

const given = process.argv[2] ? JSON.parse(readFileSync(process.argv[2], 'utf8')) : {};
const times = { ...MEASURED, ...given };
/** Points in hand of a worker with two threads. */
const IN_HAND = 3;
const VALUES = 10;
const POINTS_PER_WORKER = 20;

/** When it ends were Redis, coordinator and line without limits, and for how long each is busy. @param {number} workers */
function played(workers) {
  const seeds = Math.ceil((workers * POINTS_PER_WORKER) / VALUES);
  const others = Array.from({ length: seeds * (VALUES - 1) }, (_, i) => Math.floor(i / (VALUES - 1)));
  // The first point of every seed, then all others.
  const queue = [...Array.from({ length: seeds }, (_, seed) => seed), ...others];
  const points = queue.length;
  const done = new Map();
  const readers = new Map();
  const free = Array.from({ length: workers }, (_, name) => ({ name, at: 0 }));
  let [bytes, redis, end] = [0, 0, 0];
  for (let taken = 0; taken < points; taken++) {
    const worker = free.reduce((a, b) => (a.at <= b.at ? a : b));
    // Who would wait for another's stage goes on with a point that it has in hand beside it.
    const inHand = queue.slice(0, IN_HAND);
    const ready = inHand.findIndex((one) => (done.get(one) ?? 0) <= worker.at);
    const [seed] = queue.splice(Math.max(0, ready), 1);
    const isFirst = !done.has(seed);
    if (isFirst) done.set(seed, worker.at + times.sharedSeconds);
    const begun = Math.max(worker.at, done.get(seed));
    redis += times.redisSeconds + (begun - worker.at + times.ownSeconds) * times.askSeconds;
    const seen = readers.get(seed) ?? new Set();
    if (!seen.has(worker.name)) bytes += times.sharedBytes;
    readers.set(seed, seen.add(worker.name));
    bytes += times.ownBytes;
    worker.at = begun + times.ownSeconds + times.queueSeconds;
    end = Math.max(end, worker.at);
  }
  return {
    points,
    end,
    redis,
    coordinator: points * times.coordinatorSeconds,
    line: bytes / times.bytesPerSecond,
  };
}

const percent = (share) => `${(100 * share).toFixed(share < 0.095 ? 1 : 0)} %`;

console.log('| workers | points | time | points a second | Redis busy | coordinator busy | line busy |');
console.log('|--:|--:|--:|--:|--:|--:|--:|');
for (const workers of [1, 10, 100, 1000]) {
  const { points, end, ...busy } = played(workers);
  // What has more to do than there is time for is what all wait for.
  const seconds = Math.max(end, ...Object.values(busy));
  const shares = Object.values(busy).map((one) => percent(one / seconds));
  const rate = (points / seconds).toFixed(points < 10 * seconds ? 1 : 0);
  console.log(
    `| ${workers} | ${points} | ${(seconds / 60).toFixed(1)} min | ${rate} | ${shares.join(' | ')} |`,
  );
}
