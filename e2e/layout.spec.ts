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

test('from right to left numbers grow to the right on charts and sliders, and are whole', async ({
  page,
  watch: _,
}) => {
  await page.goto('./?lang=ar-XB');
  await expect(page.locator('html[dir=rtl]:not([data-waiting])')).toBeAttached();
  const cut = await page.evaluate(() =>
    [...document.querySelectorAll('main svg')].flatMap((svg) => {
      const { left, right } = svg.getBoundingClientRect();
      const isCut = (text: Element) => {
        const box = text.getBoundingClientRect();
        return box.left < left - 2 || box.right > right + 2;
      };
      return [...svg.querySelectorAll('text')].filter(isCut).map(({ textContent }) => textContent);
    }),
  );
  expect(cut).toEqual([]);
  const slider = page.getByRole('slider').first();
  await slider.focus();
  await slider.press('Home');
  await slider.press('ArrowRight');
  const { value, direction } = await slider.evaluate((range) => ({
    value: (range as HTMLInputElement).valueAsNumber,
    direction: getComputedStyle(range).direction,
  }));
  expect([value > 0, direction]).toEqual([true, 'ltr']);
  // A unit stands to the left of its number.
  const number = page.getByRole('spinbutton').first();
  expect(await number.evaluate((input) => getComputedStyle(input).textAlign)).toMatch(/^(end|left)$/);
});
