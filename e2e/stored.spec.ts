/** What is kept in the browser: not trusted, shared by the tabs, and never waited for without end. */

import type { Page } from '@playwright/test';
import { texts as ribbonTexts } from '../src/page/bench/ribbon/texts.ts';
import { texts as commonTexts } from '../src/page/common/texts.ts';
import { texts as settingsTexts } from '../src/page/settings/texts.ts';
import { brake } from './brake.ts';
import { tiny } from './experiments.ts';
import { LabPage } from './pages/labPage.ts';
import { expect, test } from './test.ts';

const EXPERIMENT = tiny({ attacks: 'clmia,entropy,lira-online,label-only', 'references.count': 4 });

const damaged = (page: Page) => page.getByRole('status').filter({ hasText: 'had been changed since' });

/** Every kind of harm, one stage after the other; the next time each stage gets another. @returns how many were harmed */
async function poison(page: Page, turn: number): Promise<number> {
  return page.evaluate(async (turn) => {
    type Value = Record<string, unknown>;
    const each = (value: unknown, change: (array: Float32Array) => unknown): unknown => {
      if (ArrayBuffer.isView(value)) return change(value as Float32Array);
      if (Array.isArray(value)) return value.map((one) => each(one, change));
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, each(one, change)]));
    };
    const numbers = (value: unknown, to: unknown): unknown => {
      if (typeof value === 'number') return to;
      if (ArrayBuffer.isView(value) || typeof value !== 'object' || value === null) return value;
      if (Array.isArray(value)) return value.map((one) => numbers(one, to));
      return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, numbers(one, to)]));
    };
    const KINDS: ((output: unknown) => unknown)[] = [
      (output) => each(numbers(output, Number.NaN), (array) => array.slice().fill(Number.NaN)),
      (output) => each(output, (array) => array.slice(0, 0)),
      () => ({}),
      () => null,
      (output) => numbers(output, 0.99),
      (output) => each(output, (array) => Array.from(array)),
      (output) => each(output, (array) => array.slice().reverse()),
      (output) => each(output, (array) => array.slice(1)),
      () => undefined,
      (output) => numbers(output, Number.POSITIVE_INFINITY),
      () => 'an outcome',
      () => [],
    ];
    const request = indexedDB.open('clmia-lab');
    await new Promise((resolve) => request.addEventListener('success', resolve));
    const database = request.result;
    const writing = database.transaction('outcomes', 'readwrite');
    const store = writing.objectStore('outcomes');
    const all = store.getAll();
    await new Promise((resolve) => all.addEventListener('success', resolve));
    const found = all.result as { key: string; outcome: Value }[];
    for (const [i, { key, outcome }] of found.entries()) {
      const harm = KINDS[(i + turn) % KINDS.length]!;
      store.put({ key, outcome: { ...outcome, output: harm(outcome.output) } });
    }
    await new Promise((resolve) => writing.addEventListener('complete', resolve));
    database.close();
    return found.length;
  }, turn);
}

test('stored stages that were changed are computed anew, to the same figures, and told of once', async ({
  lab,
  page,
}) => {
  await lab.greet(EXPERIMENT);
  await lab.runToEnd();
  const figures = await lab.ranking().innerText();
  for (const turn of [0, 5]) {
    expect(await poison(page, turn)).toBeGreaterThan(12);
    await page.reload();
    await lab.waitForFinished();
    expect(await lab.ranking().innerText()).toBe(figures);
    expect((await lab.stageStates()).target).toBe('done');
    await expect(damaged(page)).toHaveCount(1);
  }
  await page.reload();
  await lab.waitForFinished();
  expect((await lab.stageStates()).target).toBe('remembered');
  expect(await lab.ranking().innerText()).toBe(figures);
  await expect(damaged(page)).toHaveCount(0);
});

const SILENT: Readonly<Record<string, string>> = {
  'is not opened':
    'indexedDB.open = () => Object.create(IDBOpenDBRequest.prototype, { addEventListener: { value() {} } });',
  'is not read': `for (const name of ['get', 'getAll', 'getAllKeys'])
    IDBObjectStore.prototype[name] = () => Object.create(IDBRequest.prototype, { addEventListener: { value() {} } });`,
};

for (const [what, script] of Object.entries(SILENT)) {
  test(`storage that ${what} and never says so is told of once, and the run goes on without`, async ({
    lab,
    page,
  }) => {
    await lab.greet(tiny());
    await lab.runToEnd();
    const figures = await lab.ranking().innerText();
    await page.route(/lab\.worker-.*\.js$/, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: `${script}\n${await response.text()}` });
    });
    await page.reload();
    await lab.waitForFinished();
    expect((await lab.stageStates()).target).toBe('done');
    expect(await lab.ranking().innerText()).toBe(figures);
    const notice = page.getByRole('status').filter({ hasText: 'cannot be kept over a reload' });
    await expect(notice).toHaveCount(1);
    await expect(notice).toContainText('did not answer');
  });
}

test('a database that is deleted in mid-run does no harm', async ({ lab, page }) => {
  await lab.greet(tiny({ 'contrastive.epochs': 100, 'contrastive.batchSize': 8 }));
  const release = await brake(page);
  await lab.run();
  await lab.waitForProgress('encoder', 0.05);
  const answer = await page.evaluate(
    () =>
      new Promise((resolve) => {
        const request = indexedDB.deleteDatabase('clmia-lab');
        for (const kind of ['success', 'error']) request.addEventListener(kind, () => resolve(kind));
      }),
  );
  expect(answer).toBe('success');
  await release();
  await lab.waitForFinished();
  // What was finished since is kept in a new one.
  await page.reload();
  await lab.waitForFinished();
  expect(await lab.stageStates()).toMatchObject({ target: 'done', encoder: 'remembered' });
});

test('what one tab has finished, or forgotten, the other knows', async ({ lab, context }) => {
  const other = new LabPage(await context.newPage());
  await other.greet(tiny());
  await lab.greet(tiny());
  // Both have looked at what is stored.
  for (const one of [other, lab]) {
    const settings = await one.openSettings();
    await expect(settings.getByText(settingsTexts.nothingStored)).toBeVisible();
    await settings.getByRole('button', { name: settingsTexts.done }).click();
  }
  await lab.runToEnd();
  await other.runToEnd();
  expect(await other.stageStates()).toMatchObject({ target: 'remembered', encoder: 'remembered' });
  expect(await other.ranking().innerText()).toBe(await lab.ranking().innerText());

  const settings = await lab.openSettings();
  await expect(settings.getByText(/Now: \d+ stages, /)).toBeVisible();
  await settings.getByRole('button', { name: settingsTexts.forget }).click();
  await expect(settings.getByRole('status').filter({ hasText: /Forgotten: \d+ stages/ })).toBeVisible();
  await expect(settings.getByText(settingsTexts.nothingStored)).toBeVisible();
  await other.run();
  await other.waitForStage('target', 'done');
  await other.waitForFinished();
});

test('a run in another tab that stands still does not hold up this one', async ({ lab, context }) => {
  const other = new LabPage(await context.newPage());
  await other.greet(tiny({ 'target.epochs': 60 }));
  const release = await brake(other.page);
  await other.run();
  await other.waitForProgress('target', 0.05);
  await other.pauseButton.click();
  await lab.greet(tiny({ 'target.epochs': 60 }));
  await lab.runToEnd();
  await release();
  await other.resumeButton.click();
  await other.waitForFinished();
  expect(await other.ranking().innerText()).toBe(await lab.ranking().innerText());
  await expect(other.page.getByRole('button', { name: commonTexts.dismiss })).toHaveCount(0);
});

/** Far too many batches to be over before the test is. */
const ENDLESS = tiny({ 'dataset.membersPerModel': 2000, 'target.epochs': 500, 'target.batchSize': 4 });
const elsewhere = ribbonTexts.states.elsewhere;

test('a stage that another tab trains is waited for, said so, and trained here once that tab is closed', async ({
  lab,
  context,
}) => {
  const other = new LabPage(await context.newPage());
  await other.greet(ENDLESS);
  await other.run();
  await other.waitForStage('target', ribbonTexts.states.running);
  await lab.greet(ENDLESS);
  await lab.run();
  await lab.waitForStage('target', elsewhere);
  await expect(lab.stageDetail('target')).toContainText(elsewhere);
  await other.page.close();
  await lab.waitForStage('target', ribbonTexts.states.running);
  await lab.stop();
});

test('two tabs that run the same at once come to the same figures', async ({ lab, context }) => {
  const both = tiny({ 'target.epochs': 150 });
  const other = new LabPage(await context.newPage());
  await other.greet(both);
  await lab.greet(both);
  await other.run();
  await lab.runToEnd();
  await other.waitForFinished();
  expect(await lab.ranking().innerText()).toBe(await other.ranking().innerText());
});
