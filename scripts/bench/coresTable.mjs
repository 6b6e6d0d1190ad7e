/** node scripts/bench/coresTable.mjs FOLDER: what scripts/bench/cores.sh has left there, as tables. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.argv[2] ?? '.';
const names = readdirSync(folder).flatMap((file) => (file.endsWith('.took') ? [file.slice(0, -5)] : []));
const MB = 1e6;

/** @param {string} name */
function runOf(name) {
  const [seconds = 0, kilobytes = 0, exit = 1] = readFileSync(join(folder, `${name}.took`), 'utf8')
    .trim()
    .split(' ')
    .map(Number);
  const [kind = '', jobs] = name.split(/-(?=\d)/);
  const log = readFileSync(join(folder, `${name}.log`), 'utf8');
  const told = /, ([\d.]+) (kB|MB|GB) in all on (\d+)/.exec(log);
  const unit = { kB: 1e3, MB, GB: 1e9 }[told?.[2] ?? 'MB'] ?? MB;
  const estimated = told && { bytes: Number(told[1]) * unit, workers: Number(told[3]) };
  return { name, kind, jobs: Number(jobs), seconds, bytes: 1024 * kilobytes, ok: exit === 0, estimated };
}

/** All that a run found, without what it took. @param {string} name */
function foundBy(name) {
  const file = join(folder, `${name}.json`);
  if (!existsSync(file)) return '';
  const { timing: _, ...found } = JSON.parse(readFileSync(file, 'utf8') || '{}');
  return JSON.stringify(found);
}

const runs = names.map(runOf).filter(({ ok }) => ok);
const lines = [];
for (const kind of ['run', 'sweep']) {
  const own = runs.filter((run) => run.kind === kind).sort((a, b) => a.jobs - b.jobs);
  const [first] = own;
  if (!first) continue;
  const least = (/** @type {number} */ jobs) =>
    Math.min(...own.filter((run) => run.jobs === jobs).map(({ seconds }) => seconds));
  lines.push(`| ${kind}: workers | seconds | times as fast | peak MB | figures |`, '|---|---|---|---|---|');
  for (const jobs of new Set(own.map((run) => run.jobs))) {
    const some = own.filter((run) => run.jobs === jobs);
    const same = some.every(({ name }) => foundBy(name) === foundBy(first.name));
    const peak = Math.max(...some.map(({ bytes }) => bytes)) / MB;
    const ratio = least(first.jobs) / least(jobs);
    lines.push(
      `| ${jobs} | ${least(jobs).toFixed(1)} | ${ratio.toFixed(2)} | ${peak.toFixed(0)} | ${same ? 'the same' : 'DIFFER'} |`,
    );
  }
  lines.push('');
}
const shapes = new Set(runs.flatMap(({ kind }) => (kind.startsWith('memory-') ? [kind] : [])));
if (shapes.size > 0) {
  lines.push('| shape | a worker takes, MB | the estimate says | ratio |', '|---|---|---|---|');
  for (const shape of shapes) {
    const own = runs.filter((run) => run.kind === shape).sort((a, b) => a.jobs - b.jobs);
    const [few, many] = [own[0], own.at(-1)];
    if (!few?.estimated || !many?.estimated || few === many) continue;
    const took = (many.bytes - few.bytes) / (many.jobs - few.jobs) / MB;
    const said =
      (many.estimated.bytes - few.estimated.bytes) / (many.estimated.workers - few.estimated.workers) / MB;
    lines.push(
      `| ${shape.replace('memory-', '')} | ${took.toFixed(0)} | ${said.toFixed(0)} | ${(said / took).toFixed(2)} |`,
    );
  }
}
console.log(lines.join('\n'));
