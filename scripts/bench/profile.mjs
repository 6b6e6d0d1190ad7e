/** Tells where time went in the CPU profiles of a folder, as Node writes them: the functions with most of their own. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const MOST = 40;
const folder = process.argv[2];

/** Microseconds of each function's own, what waits left out. */
function ownTimes({ nodes, samples, timeDeltas }) {
  const names = new Map();
  for (const { id, callFrame } of nodes) {
    const { functionName, url, lineNumber } = callFrame;
    names.set(id, `${functionName || '(no name)'} ${basename(url)}${url && `:${lineNumber + 1}`}`);
  }
  const times = new Map();
  for (const [i, id] of samples.entries()) {
    const name = names.get(id);
    if (!name.startsWith('(idle)')) times.set(name, (times.get(name) ?? 0) + timeDeltas[i]);
  }
  return times;
}

for (const file of readdirSync(folder).filter((name) => name.endsWith('.cpuprofile'))) {
  const times = ownTimes(JSON.parse(readFileSync(join(folder, file), 'utf8')));
  const total = Array.from(times.values()).reduce((sum, time) => sum + time, 0);
  console.log(`\n${file}: ${(total / 1e6).toFixed(2)} s`);
  const sorted = Array.from(times).sort(([, a], [, b]) => b - a);
  for (const [name, time] of sorted.slice(0, MOST)) {
    console.log(`${((100 * time) / total).toFixed(1).padStart(5)} %  ${name}`);
  }
}
