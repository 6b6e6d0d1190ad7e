/** Opening the page: what it may weigh is asserted, how long it takes is only told. */
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { texts as lossesTexts } from '../src/page/bench/losses/texts.ts';
import { texts as resultTexts } from '../src/page/bench/result/texts.ts';
import { FaultServer } from './faultServer.ts';
import { Modules } from './modules.ts';
import { annotate, expect, test } from './test.ts';

const KILO = 1000;
const BEFORE_ANSWER = 214 * KILO;
/** Of the page's height and width, as browsers reckon it: a tenth is called good. */
const MOST_SHIFT = 0.05;
const WORKER_WITH_ENGINE = 170 * KILO;

const kilobytes = (bytes: number) => `${(bytes / KILO).toFixed(1)} kB`;

const ENGINES = { wasm: /^(wasm|heap)/, webgpu: /^webgpu/ } as const;

for (const [engine, wanted] of Object.entries(ENGINES)) {
  test(`the lab worker and a training worker on ${engine} weigh at most 170 kB`, async ({ request }) => {
    const html = await (await request.get('./')).text();
    const opened = Array.from(html.matchAll(/assets\/([\w.-]+\.js)/g), ([, file]) => file!);
    const modules = new Modules(request);
    const lab = await modules.workerIn(opened, 'lab.worker');
    const worker = await modules.workerIn(await modules.closure(lab, /^$/), 'training.worker');
    const files = new Set([
      ...(await modules.closure(lab, /^$/)),
      ...(await modules.closure(worker, wanted)),
    ]);
    const sum = await modules.gzippedSize(files);
    annotate(`workers on ${engine}`, `${kilobytes(sum)} in ${files.size} files`);
    expect(Array.from(files).filter((file) => file.startsWith(engine)).length).toBeGreaterThan(0);
    expect(sum).toBeLessThanOrEqual(WORKER_WITH_ENGINE);
  });
}

test('no script imports the one that a worker is started with: WebKit would run it twice', async ({
  request,
}) => {
  const modules = new Modules(request);
  const started = /^(?!begin\.)[\w.-]+\.worker-/;
  const scripts = FaultServer.files().filter((path) => /^assets\/.*\.js$/.test(path));
  const names = scripts.map((path) => path.slice('assets/'.length));
  expect(names.filter((name) => started.test(name)).length).toBeGreaterThan(3);
  for (const name of names) {
    const imported = (await modules.imports(name)).filter((other) => started.test(other));
    expect(imported, name).toEqual([]);
  }
});

interface Opening {
  /** The page answers. */
  live: number;
  tasks: { start: number; end: number }[];
  shift: number;
}

declare global {
  interface Window {
    opening: Opening;
  }
}

/** Notes long tasks, layout shifts and the moment from which the page answers. */
async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const opening: Opening = { live: 0, shift: 0, tasks: [] };
    Object.assign(window, { opening });
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries())
        opening.tasks.push({ start: startTime, end: startTime + duration });
    }).observe({ type: 'longtask', buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) opening.shift += (entry as unknown as { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
    const look = () => {
      if (document.querySelector('input[type=range]') && !window.earlyRecorder)
        opening.live = performance.now();
      else setTimeout(look, 5);
    };
    look();
  });
}

test('the HTML alone shows the recorded run, and all that the page needs to answer weighs at most 214 kB', async ({
  browser,
  page,
  request,
}) => {
  const silent = await browser.newPage({ javaScriptEnabled: false, viewport: { width: 1440, height: 900 } });
  await silent.goto(test.info().project.use.baseURL!);
  await expect(
    silent.getByRole('region', { name: resultTexts.label }).getByText(/^\d+\.\d %\s*±/),
  ).toBeVisible();
  for (const picture of ['embedding', 'roc'])
    await expect(silent.locator(`[data-picture=${picture}] svg path`).first()).toBeVisible();
  // Whether this is a first visit only a script can tell.
  await expect(silent.locator('[data-picture=story] img')).toHaveCount(2);
  const curves = silent.getByRole('region', { name: lossesTexts.label }).locator('svg');
  await expect(curves).toHaveCount(4);
  await silent.close();

  await watch(page);
  await page.goto('./');
  await expect.poll(() => page.evaluate(() => window.opening.live)).toBeGreaterThan(0);
  const names = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter(({ name, startTime }) => startTime < window.opening.live && !name.startsWith('data:'))
      .map(({ name }) => new URL(name).pathname),
  );
  const weigh = async (path: string) => gzipSync(await (await request.get(path)).body()).length;
  const weights = await Promise.all(
    [...new Set(['/', ...names])]
      .filter((path) => !path.includes('.worker-'))
      .map(async (path) => [path, await weigh(path)] as const),
  );
  const sum = weights.reduce((all, [, bytes]) => all + bytes, 0);
  annotate('until the page answers', `${kilobytes(sum)} in ${weights.length} files`);
  expect(sum, weights.map(([path, bytes]) => `${path} ${bytes}`).join('\n')).toBeLessThanOrEqual(
    BEFORE_ANSWER,
  );
  for (const [what, file] of [
    ['what draws streaming curves', /LossLines|StreamedCurve|Curve-/],
    ['letters beside those in the HTML', /\.woff2$/],
  ] as const)
    expect(
      names.filter((path) => file.test(path)),
      what,
    ).toEqual([]);
});

/** Interactive: the page answers, and a second without a task over 50 ms begins. */
function interactive({ live, tasks }: Opening): number {
  return tasks.reduce((at, { start, end }) => (end > at && start < at + 1000 ? end : at), live);
}

for (const width of [1440, 390]) {
  test(`nothing moves while the code takes over at ${width} px, on a processor slowed down four times`, async ({
    lab,
    page,
  }) => {
    await page.setViewportSize({ width, height: 844 });
    await watch(page);
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    await page.goto('./');
    await expect(lab.headline).toBeVisible();
    await expect(page.locator('[data-picture]')).toHaveCount(0);
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    await lab.nudge('tau');
    const { opening, paint, largest } = await page.evaluate(async () => {
      const painted = performance.getEntriesByName('first-contentful-paint')[0];
      const last = await new Promise<number>((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries().at(-1)!.startTime)).observe({
          type: 'largest-contentful-paint',
          buffered: true,
        });
      });
      return { opening: window.opening, paint: painted?.startTime ?? Number.NaN, largest: last };
    });
    const longest = Math.max(0, ...opening.tasks.map(({ start, end }) => end - start));
    annotate('first contentful paint', `${Math.round(paint)} ms, largest ${Math.round(largest)} ms`);
    annotate('live', `${Math.round(opening.live)} ms`);
    annotate('interactive', `${Math.round(interactive(opening))} ms, longest task ${Math.round(longest)} ms`);
    annotate('layout shift', opening.shift.toFixed(4));
    expect(opening.shift).toBeLessThanOrEqual(MOST_SHIFT);
  });
}
