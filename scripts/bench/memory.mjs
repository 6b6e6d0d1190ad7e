/**
 * What the page remembers: the memory of its own thread and of its process, with the training workers that live in it, over
 * many short runs in one tab, each of another seed.
 *
 * usage: node scripts/bench/memory.mjs [--runs 50] [--experiment LINK] FOLDER
 *
 * FOLDER holds a build of the page. Of each fifth run is told in MB, after garbage has been collected: the heap of the page's
 * thread, what lies in array buffers beside it, its elements and listeners; the process's resident memory as the system tells
 * it, and its peak so far. Before the collection the heap is at its greatest: that is told of all runs. LINK is what a link to
 * an experiment has between `#v=1&` and the seed.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { open, processTimes, says, withBuiltPage } from './builtPage.mjs';

const SHORT = [
  'dataset.membersPerModel=60',
  'target.epochs=3',
  'views.count=2',
  'contrastive.epochs=3',
  'contrastive.batchSize=64',
  'head.steps=30',
].join('&');

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: 'string', default: '50' },
    experiment: { type: 'string', default: SHORT },
  },
});
const [folder] = positionals;
if (!folder) throw new Error('usage: node scripts/bench/memory.mjs [OPTIONS] FOLDER');
const EVERY = 5;
const MB = 2 ** 20;

/** In kB, as Linux tells them of a process. */
function resident(pid) {
  const text = readFileSync(`/proc/${pid}/status`, 'utf8');
  const of = (name) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(text)?.[1] ?? 0) / 1024;
  return { now: of('VmRSS'), peak: of('VmHWM') };
}

/** The process in which the page has computed. */
async function rendererOf(browser) {
  const renderers = [...(await processTimes(browser))].filter(([, { type }]) => type === 'renderer');
  return renderers.sort((one, other) => other[1].seconds - one[1].seconds)[0][0];
}

/** A link that asks for a run is opened in the tab. */
async function run(page, seed) {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, `#v=1&${options.experiment}&seed=${seed}&run=1`);
  await page.waitForFunction(
    () =>
      [...document.querySelectorAll('[role=status]')].every((one) => !one.textContent.includes('finished')),
    undefined,
    { polling: 50 },
  );
  await says(page, 'Run finished.');
}

await withBuiltPage(folder, async (page, url, browser) => {
  await open(page, `${url}?engine=wasm`);
  const session = await page.context().newCDPSession(page);
  const heap = () => session.send('Runtime.getHeapUsage');
  const pid = await rendererOf(browser);
  let greatest = 0;
  console.log('| run | heap | buffers | elements | listeners | resident | peak |');
  console.log('| --- | --- | --- | --- | --- | --- | --- |');
  const tell = async (row) => {
    // What is held weakly goes with the second collection.
    for (let i = 0; i < 2; i++) await session.send('HeapProfiler.collectGarbage');
    const { usedSize, backingStorageSize = 0 } = await heap();
    const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
    const { now, peak } = resident(pid);
    const megabytes = [usedSize / MB, backingStorageSize / MB].map((value) => value.toFixed(1));
    const whole = [nodes, jsEventListeners, now.toFixed(0), peak.toFixed(0)];
    console.log(`| ${[row, ...megabytes, ...whole].join(' | ')} |`);
  };
  await tell(0);
  for (let i = 1; i <= Number(options.runs); i++) {
    await run(page, i);
    const { usedSize, backingStorageSize = 0 } = await heap();
    greatest = Math.max(greatest, usedSize + backingStorageSize);
    if (i % EVERY === 0 || i === 1) await tell(i);
  }
  console.log(`the page's thread at most: ${(greatest / MB).toFixed(1)} MB`);
});
process.exit(0);
