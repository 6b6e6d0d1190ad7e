/** What is said to those who listen: stages that last and results, a few sentences in all, none twice in a row. */
import type { Page } from '@playwright/test';
import { texts as informationTexts } from '../src/page/information/texts.ts';
import { tiny } from './experiments.ts';
import { AuditPage } from './pages/auditPage.ts';
import { expect, test } from './test.ts';

interface Said {
  readonly words: string;
  readonly urgent: boolean;
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
        said.push({ words: now, urgent: region.matches('[role="alert"], [aria-live="assertive"]') });
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
