/**
 * Ends a process that hangs. A reader that loops for ever lets no timer of its own thread come, so another thread looks
 * whether the number of the case still changes, says which it is that does not end, and ends the process.
 */
import { Worker } from 'node:worker_threads';

/** A case takes milliseconds; so many seconds are none. */
const LONGEST_S = 60;

const LOOK = `
const { workerData } = require('node:worker_threads');
const { writeSync } = require('node:fs');
const { shared, name, replay, longest } = workerData;
const at = new Int32Array(shared);
let last = -1;
let since = Date.now();
setInterval(() => {
  const now = Atomics.load(at, 0);
  if (now !== last) [last, since] = [now, Date.now()];
  else if (Date.now() - since > 1000 * longest) {
    writeSync(2, name + ': case ' + now + ' has not ended within ' + longest + ' s. Alone: ' + replay.replace('…', now) + '\\n');
    process.kill(process.pid, 'SIGKILL');
  }
}, 1000);`;

export interface Watchdog {
  /** A case begins. */
  at(number: number): void;
  end(): Promise<number>;
}

/** @param replay the command that runs one case alone, with … in place of its number */
export function watchdog(name: string, replay: string): Watchdog {
  const shared = new SharedArrayBuffer(4);
  const number = new Int32Array(shared);
  const thread = new Worker(LOOK, { eval: true, workerData: { shared, name, replay, longest: LONGEST_S } });
  return {
    at: (next) => void Atomics.store(number, 0, next),
    end: () => thread.terminate(),
  };
}
