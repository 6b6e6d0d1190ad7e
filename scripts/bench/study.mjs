/**
 * A study of the temperature on the page: how long it takes, how many classifiers it trains, what occupies the page's thread, and how long
 * its points take one by one.
 *
 * usage: node scripts/bench/study.mjs [--values 0.02,0.05,0.1,0.2,0.5,1] [--seeds 1,2,3,4,5] [--engine wasm]
 *   [--settings PATH=VALUE&PATH=VALUE] [--alone 3] FOLDER
 *
 * FOLDER holds a build of the page. The time is from the click on Run to its last point, by the clock: on an idle machine. Classifiers are those
 * that lie in the browser's storage afterwards, targets and shadows. Of --alone points, spread over the study, each is run in a
 * browser profile of its own, where nothing is remembered; by their mean it is told what all of them would take. Tasks of the page's thread are
 * told from 50 ms on, as the browser reports them.
 */
import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { knowsTheStory, launched, press, served } from './builtPage.mjs';

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    values: { type: 'string', default: '0.02,0.05,0.1,0.2,0.5,1' },
    seeds: { type: 'string', default: '1,2,3,4,5' },
    engine: { type: 'string', default: 'wasm' },
    settings: { type: 'string', default: '' },
    alone: { type: 'string', default: '3' },
  },
});
const [folder] = positionals;
if (!folder) throw new Error('usage: node scripts/bench/study.mjs [OPTIONS] FOLDER');
const values = options.values.split(',');
const seeds = options.seeds.split(',');

const HOUR_MS = 3_600_000;

function linkOf(ofValues, ofSeeds) {
  const own = [
    'study=1',
    `vary=contrastive.temperature:${ofValues.join('/')}`,
    `seeds=${ofSeeds.join(',')}`,
    'v=1',
  ];
  return `?studies&engine=${options.engine}#${[...own, options.settings].filter(Boolean).join('&')}`;
}

/** Every task of the page's thread that took 50 ms or longer. */
const watchTasks = (page) =>
  page.addInitScript(() => {
    window.longTasks = [];
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) window.longTasks.push(duration);
    }).observe({ type: 'longtask', buffered: true });
  });

/** Classifiers among the outcomes of stages that the browser has stored. */
const classifiersStored = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const opened = indexedDB.open('clmia-lab');
        opened.onerror = () => reject(opened.error);
        opened.onsuccess = () => {
          let count = 0;
          const cursor = opened.result.transaction('outcomes').objectStore('outcomes').openCursor();
          cursor.onerror = () => reject(cursor.error);
          cursor.onsuccess = () => {
            const found = cursor.result;
            if (!found) {
              opened.result.close();
              return resolve(count);
            }
            if (found.value.outcome.output?.history) count++;
            found.continue();
          };
        };
      }),
  );

/** In a profile where nothing is remembered. */
async function study(browser, url, ofValues, ofSeeds) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await knowsTheStory(context);
  const page = await context.newPage();
  page.setDefaultTimeout(HOUR_MS);
  page.on('pageerror', (error) => console.log('page error:', error.message));
  await watchTasks(page);
  await page.goto(`${url}${linkOf(ofValues, ofSeeds)}`);
  const told = await page.getByText(/^\d+ points?:.* of memory/).innerText();
  await page.evaluate(() => {
    window.longTasks.length = 0;
  });
  const begun = performance.now();
  await press(page, 'Run the study');
  const all = ofValues.length * ofSeeds.length;
  // Looks seldom: looking is work of the page's thread, too.
  await page.waitForFunction(
    (count) => document.body.textContent.includes(`Finished · ${count} of ${count} point`),
    all,
    { polling: 500 },
  );
  const seconds = (performance.now() - begun) / 1000;
  const tasks = (await page.evaluate(() => window.longTasks)).sort((a, b) => b - a);
  const classifiers = await classifiersStored(page);
  await context.close();
  return { told, seconds, tasks, classifiers };
}

const load = () => loadavg()[0].toFixed(1);
const server = await served(folder);
const browser = await launched();
try {
  const url = server.resolvedUrls.local[0];
  const points = values.flatMap((value) => seeds.map((seed) => ({ value, seed })));
  console.log(`browser ${browser.version()}, ${availableParallelism()} cores, load ${load()}`);
  const whole = await study(browser, url, values, seeds);
  console.log(`told before: ${whole.told}`);
  console.log(`${points.length} points: ${whole.seconds.toFixed(1)} s, load ${load()}`);
  console.log(`classifiers trained: ${whole.classifiers}, targets and shadows of ${seeds.length} seeds`);
  const [longest] = whole.tasks;
  console.log(
    longest === undefined
      ? 'no task of the page’s thread of 50 ms'
      : `longest task of the page’s thread: ${longest.toFixed(0)} ms, ${whole.tasks.length} of 50 ms and more`,
  );
  const many = Math.min(Number(options.alone), points.length);
  let sum = 0;
  for (let i = 0; i < many; i++) {
    const { value, seed } = points[Math.floor(((i + 0.5) * points.length) / many)];
    const { seconds } = await study(browser, url, [value], [seed]);
    console.log(`alone, temperature ${value}, seed ${seed}: ${seconds.toFixed(1)} s, load ${load()}`);
    sum += seconds;
  }
  if (many > 0) {
    const alone = (sum / many) * points.length;
    console.log(
      `one by one all would take ${alone.toFixed(0)} s: ${(alone / whole.seconds).toFixed(2)} times as long`,
    );
  }
} finally {
  await browser.close();
  await server.close();
}
process.exit(0);
