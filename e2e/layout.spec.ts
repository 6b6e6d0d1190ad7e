/** Nothing sticks out on a phone; the bench is one screen on a laptop. */
import { texts as lossesTexts } from '../src/page/bench/losses/texts.ts';
import { tiny } from './experiments.ts';
import { expect, test } from './test.ts';

test('a phone never scrolls sideways', async ({ lab, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const overflow = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await lab.greet(tiny());
  expect(await overflow(), 'greeting').toBe(0);
  await lab.chooseView('attacker');
  expect(await overflow(), 'attacker’s view').toBe(0);
  await lab.chooseView('ours');
  await lab.openSettings();
  expect(await overflow(), 'settings').toBe(0);
  await page.keyboard.press('Escape');
  await lab.openShare();
  expect(await overflow(), 'share').toBe(0);
  await page.keyboard.press('Escape');
  await lab.runToEnd();
  expect(await overflow(), 'finished').toBe(0);
});

test('the bench fits a laptop’s screen', async ({ lab, page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const bottom = async () => {
    const box = await page.getByRole('region', { name: lossesTexts.label }).boundingBox();
    return box!.y + box!.height;
  };
  await lab.greet();
  await expect(page.getByRole('region', { name: lossesTexts.label }).getByRole('application')).toHaveCount(4);
  expect(await bottom(), 'greeting').toBeLessThanOrEqual(900);
  await lab.chooseView('attacker');
  expect(await bottom(), 'attacker’s view').toBeLessThanOrEqual(900);
});
