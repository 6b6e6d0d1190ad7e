/** The whole visit without a mouse. */

import type { Locator } from '@playwright/test';
import { texts as embeddingTexts } from '../src/page/bench/embedding/texts.ts';
import { texts as lossesTexts } from '../src/page/bench/losses/texts.ts';
import { texts as curveTexts } from '../src/page/common/curveTexts.ts';
import { texts as numbersTexts } from '../src/page/numbers/texts.ts';
import { texts as settingsTexts } from '../src/page/settings/texts.ts';
import { texts as shareTexts } from '../src/page/share/texts.ts';
import { texts as shellTexts } from '../src/page/shell/texts.ts';
import { tiny } from './experiments.ts';
import type { LabPage } from './pages/labPage.ts';
import { expect, test } from './test.ts';

const MOST_STOPS = 60;

async function tabTo(lab: LabPage, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await lab.page.keyboard.press(key);
  }
  await expect(target).toBeFocused();
}

test('settings and share open and close by keyboard, and give the focus back', async ({ lab, page }) => {
  await lab.greet(tiny());
  const share = page.getByRole('button', { name: shellTexts.controls.share, exact: true });
  const buttons = [
    [lab.settingsButton, settingsTexts.title],
    [share, shareTexts.title],
  ] as const;
  for (const [button, title] of buttons) {
    await tabTo(lab, button);
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: title });
    await expect(dialog).toBeVisible();
    await page.keyboard.press('Tab');
    expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(button).toBeFocused();
  }
});

test('from load to result to share: run, move a slider, walk the pictures, read a table, copy a link', async ({
  lab,
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await lab.greet(tiny());
  await page.keyboard.press('Tab');
  const ours = page.getByRole('radio', { name: shellTexts.viewpoint.ours });
  const attackers = page.getByRole('radio', { name: shellTexts.viewpoint.attacker });
  await tabTo(lab, ours);
  await page.keyboard.press('ArrowLeft');
  await expect(attackers).toBeChecked();
  await page.keyboard.press('ArrowRight');
  await expect(ours).toBeChecked();

  await tabTo(lab, lab.runButton);
  await page.keyboard.press('Enter');
  await lab.waitForFinished();

  await tabTo(lab, lab.slider('tau'));
  const before = await lab.valueText('tau');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => lab.valueText('tau')).not.toBe(before);
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => lab.valueText('tau')).toBe(before);
  await lab.waitForFinished();

  await tabTo(lab, lab.embedding);
  // The evidence below has pictures of its own.
  const plot = page.getByRole('region', { name: embeddingTexts.title });
  const picture = plot.getByRole('img', { name: /Picture of the class/ });
  await page.keyboard.press('ArrowRight');
  await expect(picture).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^1 selected/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(picture).toHaveCount(0);
  await expect(page.getByText(/selected/)).toHaveCount(0);

  const roc = page.getByRole('slider', { name: curveTexts.cursor });
  await tabTo(lab, roc);
  await page.keyboard.press('ArrowRight');
  await expect(roc).toHaveAttribute('aria-valuetext', /^CLMIA: /);
  const door = page.getByRole('button', { name: numbersTexts.title(curveTexts.title), exact: true });
  await tabTo(lab, door, 'Shift+Tab');
  await page.keyboard.press('Enter');
  const table = page.getByRole('table', { name: numbersTexts.title(curveTexts.title) });
  await expect(table.getByRole('columnheader').nth(1)).toContainText(curveTexts.y);
  expect(await table.getByRole('row').count()).toBeGreaterThan(5);
  await page.keyboard.press('Escape');
  await expect(door).toBeFocused();

  const losses = page.getByRole('application', { name: lossesTexts.target });
  await losses.focus();
  // Lines that are read off take the place of their picture.
  await expect(losses).toHaveClass(/recharts/);
  await expect(losses).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('[aria-live="polite"]').filter({ hasText: /^epoch \d/ })).toBeVisible();

  const share = page.getByRole('button', { name: shellTexts.controls.share, exact: true });
  await tabTo(lab, share, 'Shift+Tab');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: shareTexts.title });
  const copy = dialog.getByRole('button', { name: shareTexts.copy, exact: true });
  await tabTo(lab, copy);
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('target.epochs=');
  await page.keyboard.press('Escape');
  await expect(share).toBeFocused();
});

test('presets open, walk and close by keyboard', async ({ lab, page }) => {
  await lab.greet();
  const trigger = page.getByRole('button', { name: shellTexts.presets.overfit.title, exact: true }).first();
  await tabTo(lab, trigger);
  await page.keyboard.press('Enter');
  const items = page.getByRole('list', { name: shellTexts.controls.presets }).getByRole('button');
  await expect(items.first()).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(items.nth(1)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(trigger).toBeFocused();
  await expect(items.first()).toBeHidden();
});
