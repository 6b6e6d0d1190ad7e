/**
 * Lighthouse's audits of built pages under its mobile profile, in turns: a first visit, whom the story greets.
 *
 * usage: node scripts/bench/lighthouse.mjs [--loads N] [--keep FOLDER] [FOLDER …]
 *
 * FOLDER is what `vite build --outDir` wrote; dist by default. LIGHTHOUSE names the file of an installed Lighthouse's cli/index.js; without it
 * `npx lighthouse@12` fetches one. CHROME_PATH names another browser than the one at hand. Of each figure the median of the loads is told, scores of 100
 * beside times in ms, and what an audit found amiss. `tasks` is what the page's thread computed in tasks from the first paint on, four times
 * slowed down and beyond 50 ms, by the thread's own clock: other work on the machine changes it less than what Lighthouse reckons by the wall's. --keep
 * leaves the reports and traces there.
 */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { median, served } from './builtPage.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { loads: { type: 'string', default: '3' }, keep: { type: 'string' } },
});
const folders = positionals.length > 0 ? positionals : ['dist'];
const { LIGHTHOUSE, CHROME_PATH } = process.env;
const DEBIAN = '/usr/bin/chromium';

const SLOWER = 4;
const LONG_MS = 50;

const TIMES = {
  paint: 'first-contentful-paint',
  largest: 'largest-contentful-paint',
  speedIndex: 'speed-index',
  blocked: 'total-blocking-time',
  interactive: 'interactive',
};

const kept = resolve(values.keep ?? mkdtempSync(join(tmpdir(), 'lighthouse-')));
mkdirSync(kept, { recursive: true });

function blockedByThread({ traceEvents }) {
  const begun = traceEvents
    .filter(({ name, args }) => name === 'navigationStart' && /^http/.test(args.data?.documentLoaderURL))
    .at(-1);
  const events = traceEvents.filter(
    ({ pid, tid, ts }) => pid === begun.pid && tid === begun.tid && ts >= begun.ts,
  );
  const paint = events.find(({ name }) => name === 'firstContentfulPaint')?.ts ?? begun.ts;
  return events
    .filter(({ name, ts, dur = 0 }) => name === 'RunTask' && ts + dur > paint)
    .reduce((sum, { dur, tdur = dur }) => sum + Math.max(0, (SLOWER * tdur) / 1000 - LONG_MS), 0);
}

async function audit(url, name) {
  const folder = join(kept, name);
  const report = `${folder}.json`;
  const [program, ...first] = LIGHTHOUSE ? [process.execPath, LIGHTHOUSE] : ['npx', '--yes', 'lighthouse@12'];
  const options = [
    '--quiet',
    '--chrome-flags=--headless --no-sandbox',
    '--output=json',
    `--output-path=${report}`,
    `-GA=${folder}`,
  ];
  await promisify(execFile)(program, [...first, url, ...options], {
    env: { ...process.env, CHROME_PATH: CHROME_PATH ?? (existsSync(DEBIAN) ? DEBIAN : '') },
  });
  const { categories, audits } = JSON.parse(readFileSync(report, 'utf8'));
  const failed = Object.values(categories)
    .filter(({ id }) => id !== 'performance')
    .flatMap(({ auditRefs }) => auditRefs)
    .filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 1)
    .map(({ id }) => id);
  const trace = JSON.parse(readFileSync(join(folder, 'defaultPass.trace.json'), 'utf8'));
  return {
    failed,
    figures: {
      ...Object.fromEntries(Object.values(categories).map(({ id, score }) => [id, 100 * score])),
      ...Object.fromEntries(Object.entries(TIMES).map(([key, id]) => [key, audits[id].numericValue])),
      tasks: blockedByThread(trace),
      shift: audits['cumulative-layout-shift'].numericValue,
    },
  };
}

const servers = [];
for (const folder of folders) servers.push({ folder, server: await served(folder), loads: [] });
try {
  for (let round = 0; round < Number(values.loads); round++)
    for (const [at, { server, loads }] of servers.entries())
      loads.push(await audit(server.resolvedUrls.local[0], `${at}-${round}`));
  for (const { folder, loads } of servers) {
    const figures = Object.keys(loads[0].figures).map((key) => {
      const value = median(loads.map((load) => load.figures[key]));
      return [key, key === 'shift' ? Number(value.toFixed(3)) : Math.round(value)];
    });
    const failed = new Set(loads.flatMap((load) => load.failed));
    console.log(folder, JSON.stringify(Object.fromEntries(figures)), [...failed].join(' '));
  }
} finally {
  for (const { server } of servers) await server.close();
  if (!values.keep) rmSync(kept, { recursive: true });
}
process.exit(0);
