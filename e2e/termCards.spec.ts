/** Every stage and every underlined word opens a card beside it, by mouse, by keyboard and by finger. */
import { TERMS } from '../src/page/glossary/terms.ts';
import { texts } from '../src/page/glossary/texts.ts';
import { expectAccessible } from './accessible.ts';
import { TermCards } from './pages/termCards.ts';
import { expect, test } from './test.ts';

test('a stage and a word are explained by mouse, one at a time', async ({ lab, page }) => {
  const cards = new TermCards(page);
  await lab.greet();
  await cards.stage('shadow').click();
  await expect(cards.card('shadow')).toBeVisible();
  await expectAccessible(page, 'a card');
  await cards.word('balancedAccuracy').click();
  await expect(cards.card('balancedAccuracy')).toBeVisible();
  await expect(cards.any).toHaveCount(1);
  // A word leads on to others, and back.
  await cards.related('balancedAccuracy', 'auc').click();
  await expect(cards.card('auc')).toBeVisible();
  await page.getByRole('button', { name: texts.back, exact: true }).click();
  await cards.closeByButton('balancedAccuracy');
  await expect(cards.word('balancedAccuracy')).toBeFocused();
  await cards.stage('target').click();
  await expect(cards.card('target')).toBeVisible();
  await page.mouse.click(4, 4);
  await expect(cards.any).toHaveCount(0);
});

test('by keyboard the focus goes in and comes back, and a card stays inside the window', async ({
  lab,
  page,
}) => {
  const cards = new TermCards(page);
  await lab.greet();
  await cards.stage('scores').press('Enter');
  await expect(cards.card('scores')).toBeVisible();
  const { x, width } = (await cards.card('scores').boundingBox())!;
  expect(x + width).toBeLessThanOrEqual(1440);
  await expect(cards.card('scores').getByRole('heading')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(cards.any).toHaveCount(0);
  await expect(cards.stage('scores')).toBeFocused();
  // Who tabs through it goes on behind the word.
  await cards.stage('data').press('Enter');
  await expect(cards.card('data').getByRole('heading')).toBeFocused();
  const within = await cards.card('data').getByRole('button').count();
  for (let i = 0; i <= within; i++) await page.keyboard.press('Tab');
  await expect(cards.any).toHaveCount(0);
  await expect(cards.stage('target')).toBeFocused();
});

test('on a phone a card is a sheet at the foot, and every word on the page has one', async ({
  lab,
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const cards = new TermCards(page);
  await lab.greet();
  await cards.word('temperature').click();
  const { x, y, width, height } = (await cards.card('temperature').boundingBox())!;
  expect([x, Math.round(y + height), width]).toEqual([0, 844, 390]);
  await expectAccessible(page, 'a sheet');
  await cards.closeByButton('temperature');
  const marked = await page
    .locator('[data-term]')
    .evaluateAll((words) => words.map((word) => (word as HTMLElement).dataset.term ?? ''));
  expect(marked.length).toBeGreaterThan(15);
  expect(marked.filter((id) => !(id in TERMS))).toEqual([]);
});
