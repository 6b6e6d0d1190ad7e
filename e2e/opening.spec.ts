/** Opening the page: what it may weigh is asserted, how long it takes is only told. */
import type { Page } from '@playwright/test';
import { FaultServer } from './faultServer.ts';
import { Modules } from './modules.ts';
import { annotate, expect, test } from './test.ts';

const KILO = 1000;
const BEFORE_PAINT = 200 * KILO;
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
  shown: number;
  tasks: { start: number; end: number }[];
  shift: number;
}

declare global {
  interface Window {
    opening: Opening;
  }
}

/** Notes paints, long tasks, layout shifts and the moment at which the recorded run's figure is on the screen. */
async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const opening: Opening = { shown: 0, shift: 0, tasks: [] };
    Object.assign(window, { opening });
    new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries())
        opening.tasks.push({ start: startTime, end: startTime + duration });
    }).observe({ type: 'longtask', buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) opening.shift += (entry as unknown as { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
    const look = () => {
      const there = Array.from(document.querySelectorAll('section p'), (p) => p.textContent ?? '');
      if (there.some((words) => /^\d+\.\d %\s*±/.test(words))) opening.shown = performance.now();
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

test('the scripts that show the page weigh at most 200 kB', async ({ lab, page, request }) => {
  await watch(page);
  await lab.greet();
  await expect.poll(() => page.evaluate(() => window.opening.shown)).toBeGreaterThan(0);
  const names = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter(({ name, startTime }) => /\.js$/.test(name) && startTime < window.opening.shown)
      .map(({ name }) => name.slice(name.lastIndexOf('/') + 1)),
  );
  const scripts = new Set(names.filter((name) => !name.includes('.worker-')));
  const sum = await new Modules(request).gzippedSize(scripts);
  annotate('scripts until the greeting', `${kilobytes(sum)} in ${scripts.size} files`);
  expect(sum).toBeGreaterThan(10 * KILO);
  expect(sum).toBeLessThanOrEqual(BEFORE_PAINT);
});

/** Interactive: the recorded run is shown, and a second without a task over 50 ms begins. */
function interactive({ shown, tasks }: Opening): number {
  return tasks.reduce((at, { start, end }) => (end > at && start < at + 1000 ? end : at), shown);
}

test('tells how long opening takes on a processor slowed down four times', async ({ lab, page }) => {
  await watch(page);
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await lab.greet();
  await page.waitForTimeout(4000);
  const { opening, paint } = await page.evaluate(() => {
    const painted = performance.getEntriesByName('first-contentful-paint')[0];
    return { opening: window.opening, paint: painted?.startTime ?? Number.NaN };
  });
  const longest = Math.max(0, ...opening.tasks.map(({ start, end }) => end - start));
  annotate('first contentful paint', `${Math.round(paint)} ms`);
  annotate('recorded run shown', `${Math.round(opening.shown)} ms`);
  annotate('interactive', `${Math.round(interactive(opening))} ms, longest task ${Math.round(longest)} ms`);
  annotate('layout shift', opening.shift.toFixed(4));
  await lab.nudge('tau');
  expect(opening.shown).toBeGreaterThan(0);
});
