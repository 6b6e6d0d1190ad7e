/**
 * node scripts/bench/overRedis.mjs [ROUNDS] [GRID.json]: points a minute of one worker and of two over a redis-server of its own, in turns, each
 * with one training thread and nothing remembered; and the processors that were busy with others meanwhile.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildCommandLine } from '../build.mjs';
import { ROOT } from '../children.mjs';
import { NODE_FLAGS } from '../nodeFlags.mjs';

const [rounds = '2', given] = process.argv.slice(2);
const PORT = '7391';
const GRID = {
  base: { 'dataset.membersPerModel': 500, 'target.epochs': 10, 'contrastive.epochs': 20 },
  vary: { seed: [1, 2, 3, 4], 'contrastive.temperature': [0.05, 0.1, 0.5, 1] },
};

await buildCommandLine();
const folder = mkdtempSync(join(tmpdir(), 'over-redis-'));
const file = given ?? join(folder, 'grid.json');
if (!given) writeFileSync(file, JSON.stringify(GRID));
const over = ['--redis', `redis://127.0.0.1:${PORT}`, '--engine', 'wasm'];

/** @param {readonly string[]} argv @param {(line: string) => void} told */
function clmia(argv, told = () => {}) {
  const child = spawn(process.execPath, [...NODE_FLAGS, join(ROOT, 'dist-cli/main.js'), ...argv], {
    cwd: ROOT,
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  child.stderr.setEncoding('utf8').on('data', (text) => text.split('\n').forEach(told));
  return { child, ended };
}

/** @param {number} count of workers @returns points a minute, from when the first is taken to the last */
async function measured(count) {
  const redis = spawn('redis-server', ['--port', PORT, '--save', '', '--dir', folder], { stdio: 'ignore' });
  const gone = new Promise((resolve) => redis.once('exit', resolve));
  await new Promise((resolve) => setTimeout(resolve, 1000));
  const workers = [];
  for (let i = 0; i < count; i++) {
    await new Promise((resolve) => {
      workers.push(
        clmia(['worker', ...over, '--jobs', '1'], (line) => line.startsWith('engine') && resolve(0)),
      );
    });
  }
  let [begun, last, points] = [0, 0, 0];
  const sweep = clmia(['sweep', file, ...over], (line) => {
    if (/^point 1 of \d+$/.test(line)) begun = performance.now();
    if (!/^point \d+ of \d+ done/.test(line)) return;
    last = performance.now();
    points++;
  });
  await sweep.ended;
  for (const { child, ended } of workers) {
    child.kill();
    await ended;
  }
  redis.kill();
  await gone;
  return (60_000 * points) / (last - begun);
}

const found = { 1: [], 2: [] };
for (let round = 0; round < Number(rounds); round++) {
  for (const count of [1, 2]) {
    const rate = await measured(count);
    found[count].push(rate);
    console.log(
      `${count} worker${count > 1 ? 's' : ''}: ${rate.toFixed(1)} points a minute; load ${loadavg()[0]?.toFixed(1)} on ${availableParallelism()} cores`,
    );
  }
}
const best = (count) => Math.max(...found[count]);
console.log(`two to one: ${(best(2) / best(1)).toFixed(2)}`);
rmSync(folder, { recursive: true });
