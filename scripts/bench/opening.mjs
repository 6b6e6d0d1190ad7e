/**
 * Opens built pages in turns in Chromium, on a slow processor and a slow line, and tells how soon they are there.
 *
 * usage: node scripts/bench/opening.mjs [--loads N] [--width PX] [--fast] [FOLDER …]
 *
 * FOLDER is what `vite build --outDir` wrote; dist by default. --fast: neither processor nor line are slowed down. CHROMIUM_PATH
 * names another browser. Of each figure the median of the loads is told: paint, the largest part's paint, live (a slider
 * answers), whole (nothing more comes for a second), all in ms; blocked: what tasks take beyond 50 ms, from the paint until the
 * page is whole; shift; and what had come by then, in kB as sent.
 */
import { parseArgs } from 'node:util';
import { launched, median, served } from './builtPage.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    loads: { type: 'string', default: '5' },
    width: { type: 'string', default: '1440' },
    fast: { type: 'boolean', default: false },
  },
});
const folders = positionals.length > 0 ? positionals : ['dist'];
const width = Number(values.width);

const SLOWER = 4;
const LINE = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 0.75e6 / 8 };
const WATCHED_MS = 6000;

/** Runs in the page, before anything of its own. */
function watch() {
  const seen = { paint: 0, largest: 0, live: 0, shift: 0, tasks: [], shifts: [] };
  window.seen = seen;
  const on = (type, note) =>
    new PerformanceObserver((list) => list.getEntries().forEach(note)).observe({ type, buffered: true });
  on('paint', ({ name, startTime }) => {
    if (name === 'first-contentful-paint') seen.paint = startTime;
  });
  on('largest-contentful-paint', ({ startTime }) => {
    seen.largest = startTime;
  });
  on('longtask', ({ startTime, duration }) => seen.tasks.push([startTime, duration]));
  on('layout-shift', ({ value, sources, startTime }) => {
    seen.shift += value;
    seen.shifts.push([
      Math.round(startTime),
      value,
      sources.map(({ node }) => node?.outerHTML?.slice(0, 80)),
    ]);
  });
  const look = setInterval(() => {
    if (!document.querySelector('input[type=range]') || window.earlyRecorder) return;
    seen.live = performance.now();
    clearInterval(look);
  }, 5);
}

const browser = await launched('--disable-background-networking');

async function load(url) {
  const context = await browser.newContext({ viewport: { width, height: width < 600 ? 844 : 900 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await page.addInitScript(watch);
  await session.send('Network.enable');
  if (!values.fast) {
    await session.send('Network.emulateNetworkConditions', LINE);
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  }
  const came = [];
  let began;
  /** What comes within another file. */
  const written = new Set();
  session.on('Network.requestWillBeSent', ({ timestamp, requestId, request }) => {
    began ??= timestamp;
    if (request.url.startsWith('data:')) written.add(requestId);
  });
  const counted = new Map();
  const count = (id, timestamp, bytes) => {
    counted.set(id, (counted.get(id) ?? 0) + bytes);
    came.push([1000 * (timestamp - began), bytes]);
  };
  session.on('Network.dataReceived', ({ requestId, timestamp, encodedDataLength }) =>
    count(requestId, timestamp, encodedDataLength),
  );
  // Of the HTML the browser tells no parts.
  session.on('Network.loadingFinished', ({ requestId, timestamp, encodedDataLength }) => {
    if (!counted.get(requestId) && !written.has(requestId)) count(requestId, timestamp, encodedDataLength);
  });
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForFunction(() => window.seen?.live > 0, undefined, { timeout: 60_000 });
  await page.waitForTimeout(WATCHED_MS);
  const { tasks, shifts, ...seen } = await page.evaluate(() => window.seen);
  await context.close();
  const within = ([start]) => start >= seen.paint - 50 && start < seen.live + 3000;
  const blocked = tasks.filter(within).reduce((sum, [, duration]) => sum + duration - 50, 0);
  const longest = Math.max(0, ...tasks.filter(within).map(([, duration]) => duration));
  const kB = (until) => came.reduce((sum, [at, bytes]) => sum + (at <= until ? bytes / 1000 : 0), 0);
  if (process.env.SHIFTS) for (const shift of shifts) console.log(...shift);
  if (process.env.TASKS)
    console.log(tasks.map(([at, ms]) => `${Math.round(at)}+${Math.round(ms)}`).join(' '));
  return {
    ...seen,
    blocked,
    longest,
    'kB at paint': kB(seen.paint),
    'kB live': kB(seen.live),
    'kB in all': kB(Infinity),
  };
}

const servers = [];
for (const folder of folders) {
  servers.push({ folder, server: await served(folder), loads: [] });
}
try {
  for (let round = 0; round < Number(values.loads); round++)
    for (const { server, loads } of servers) loads.push(await load(server.resolvedUrls.local[0]));
  for (const { folder, loads } of servers) {
    const figures = Object.keys(loads[0]).map((name) => {
      const value = median(loads.map((one) => one[name]));
      return [name, name === 'shift' ? Number(value.toFixed(3)) : Math.round(value)];
    });
    console.log(folder, JSON.stringify(Object.fromEntries(figures)));
  }
} finally {
  await browser.close();
  for (const { server } of servers) await server.close();
}
process.exit(0);
