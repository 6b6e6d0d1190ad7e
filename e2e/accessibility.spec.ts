/** axe over every state of the page, light and dark, wide and narrow. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { text } from '../src/app/messages.ts';
import { tiny } from './experiments.ts';
import { expect, test } from './test.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const;

/** A colour in the middle of its change is nobody's fault. */
function settled(page: Page): Promise<unknown> {
  return page.evaluate(() => {
    const ending = document
      .getAnimations()
      .filter((animation) => animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
    return Promise.allSettled(ending.map(({ finished }) => finished)).then(() => undefined);
  });
}

async function expectAccessible(page: Page, state: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await settled(page);
    const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
    const found = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`),
    );
    expect.soft(found, `${state}, ${colorScheme}`).toEqual([]);
  }
}

for (const viewport of SIZES) {
  test(`axe finds nothing at ${viewport.width} × ${viewport.height}`, async ({ lab, page, watch }) => {
    await page.setViewportSize(viewport);
    await lab.greet(tiny({ 'target.epochs': 200 }));
    await expectAccessible(page, 'greeting');

    const settings = await lab.openSettings();
    await expectAccessible(page, 'settings');
    await page.keyboard.press('Escape');
    await expect(settings).toBeHidden();

    const share = await lab.openShare();
    await expectAccessible(page, 'share');
    await page.keyboard.press('Escape');
    await expect(share).toBeHidden();

    await lab.run();
    await lab.waitForProgress('target', 0.05);
    await lab.pauseButton.click();
    await expectAccessible(page, 'in mid-run');
    await lab.resumeButton.click();
    await lab.waitForFinished();
    await expectAccessible(page, 'finished');

    await lab.chooseView('attacker');
    await expectAccessible(page, 'attacker’s view');

    watch.expectErrors(/status of 404/);
    await page.route(/\/data\/.*\.bin$/, (route) => route.fulfill({ status: 404, body: '' }));
    await page.goto('about:blank');
    await lab.open(`${tiny({ seed: 3 })}&nonsense=1&run=1`);
    await expect(lab.failure).toBeVisible();
    await expect(lab.problems).toContainText(text.notices.problemsText);
    await expectAccessible(page, 'notices');
  });
}
