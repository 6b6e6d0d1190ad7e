/** What is said to those who listen: stages that last and results, a few sentences in all, none twice in a row. */
import type { Page } from '@playwright/test';
import { texts as informationTexts } from '../src/page/information/texts.ts';
import { testFile } from './dataFiles.ts';
import { tiny } from './experiments.ts';
import { AuditPage } from './pages/auditPage.ts';
import { DataDialog } from './pages/dataDialog.ts';
import { expect, test } from './test.ts';

interface Said {
  readonly words: string;
  readonly urgent: boolean;
  /** Whether its region came together with it: such words are often not heard, unless they are urgent. */
  readonly isUnheard: boolean;
}

/** From now on, everything that a live region says is kept. */
async function listen(page: Page): Promise<() => Promise<Said[]>> {
  await page.evaluate(() => {
    const said: Said[] = [];
    Object.assign(window, { said });
    const LIVE = '[role="status"], [role="alert"], [aria-live]:not([aria-live="off"]), output';
    const words = new WeakMap<Element, string>();
    const hear = (region: Element) => {
      const now = region.textContent?.trim() ?? '';
      if (now && words.get(region) !== now && region.getAttribute('aria-live') !== 'off')
        said.push({
          words: now,
          urgent: region.matches('[role="alert"], [aria-live="assertive"]'),
          isUnheard: !words.has(region) && !region.matches('[role="alert"]'),
        });
      words.set(region, now);
    };
    for (const region of document.querySelectorAll(LIVE)) words.set(region, region.textContent?.trim() ?? '');
    new MutationObserver((changes) => {
      for (const { target, addedNodes } of changes) {
        const element = target instanceof Element ? target : target.parentElement;
        const region = element?.closest(LIVE);
        if (region) hear(region);
        for (const added of addedNodes)
          if (added instanceof Element)
            for (const one of [added, ...added.querySelectorAll('*')]) if (one.matches(LIVE)) hear(one);
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  return () => page.evaluate(() => (window as unknown as { said: Said[] }).said);
}

test('a run, a slider that is dragged and a sweep are told in a few sentences', async ({ lab, page }) => {
  await lab.greet(tiny({ 'target.epochs': 60 }));
  const said = await listen(page);
  await lab.runToEnd();
  const run = await said();
  expect(run.length, JSON.stringify(run)).toBeLessThanOrEqual(8);
  expect(run.at(-1)?.words).toMatch(/^Run finished\./);
  expect(run.filter(({ urgent }) => urgent)).toEqual([]);

  const box = (await lab.slider('tau').boundingBox())!;
  await page.mouse.move(box.x + box.width * 0.35, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.8, box.y + box.height / 2, { steps: 30 });
  const dragged = (await said()).slice(run.length);
  expect(dragged.length, JSON.stringify(dragged)).toBeLessThanOrEqual(4);
  await page.mouse.up();
  await lab.waitForFinished();

  const before = (await said()).length;
  const sweep = page.getByRole('button', { name: informationTexts.measure('').slice(0, 7) });
  await sweep.scrollIntoViewIfNeeded();
  await sweep.click();
  await expect(sweep).toHaveCount(0);
  await expect(sweep).toHaveCount(1, { timeout: 60_000 });
  const swept = (await said()).slice(before);
  expect(swept.length, JSON.stringify(swept)).toBeLessThanOrEqual(10);
});

test('an audit is told by its beginning and its end', async ({ page, watch: _ }) => {
  const audit = new AuditPage(page);
  await audit.open();
  const said = await listen(page);
  await audit.exampleButton.click();
  await audit.waitFor('finished');
  const all = await said();
  expect(all.length, JSON.stringify(all)).toBeLessThanOrEqual(3);
});

test('a refusal, a failed run and loaded data are told once each, where it is heard', async ({
  lab,
  page,
  watch,
}) => {
  watch.expectErrors(/status of 404/);
  await page.route(/\/data\/.*\.bin$/, (route) => route.fulfill({ status: 404, body: '' }));
  await lab.greet(tiny());
  const said = await listen(page);
  await page.evaluate(
    (hash) => {
      location.hash = hash;
    },
    `${tiny({ seed: 3 })}&nonsense=1`,
  );
  await expect(lab.problems).toBeVisible();
  await lab.run();
  await expect(lab.failure).toBeVisible();
  const data = new DataDialog(page);
  await data.open();
  await data.chooseFiles(testFile('readme.bin', Buffer.from('nothing')));
  await expect(data.failure).toBeVisible();
  const rows = Array.from(
    { length: 900 },
    (_, i) => `${(i * 7) % 1013},${(i * 31) % 997},${i % 2 ? 'x' : 'y'}`,
  );
  await data.chooseFiles(testFile('rows.csv', Buffer.from(['a,b,kind', ...rows].join('\n'))));
  await data.load();
  const all = await said();
  expect(all.filter(({ isUnheard }) => isUnheard)).toEqual([]);
  const times = (words: RegExp) => all.filter((one) => words.test(one.words)).length;
  expect(times(/nonsense/), 'the refused setting').toBe(1);
  expect(times(/status 404/), 'the failed run').toBe(1);
  expect(times(/readme\.bin/), 'the refused file').toBe(1);
  expect(times(/^Loaded, and kept/), 'the loaded set').toBe(1);
  expect(all.length, JSON.stringify(all)).toBeLessThanOrEqual(8);
});

test('refused files of an audit are told once, and what is asked instead', async ({ page, watch: _ }) => {
  const audit = new AuditPage(page);
  await audit.open();
  const said = await listen(page);
  await audit.choose({ 'a.csv': Buffer.from('a,b\n1,2\n') });
  await expect(audit.error).toBeVisible();
  await expect(audit.chooser).toBeVisible();
  const all = await said();
  expect(all.filter(({ urgent }) => urgent).length, JSON.stringify(all)).toBe(1);
  expect(all.length, JSON.stringify(all)).toBeLessThanOrEqual(4);
});
