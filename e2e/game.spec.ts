/** The person against the attacks, on the same twenty examples. */
import { texts } from '../src/page/game/gameTexts.ts';
import { expectAccessible } from './accessible.ts';
import { GamePart } from './pages/gamePart.ts';
import { expect, test } from './test.ts';

test('twenty guesses, by mouse and by keys, enter the ranking of their run alone', async ({ lab, page }) => {
  const game = new GamePart(page);
  await lab.greet();
  await game.visit();
  await game.part.getByRole('radio', { name: texts.levels.answer }).check();
  await game.begin.press('Enter');
  await expect(game.frame).toBeFocused();
  await expect(game.part.getByRole('list', { name: texts.answer })).toBeVisible();
  await expectAccessible(page, 'a round');
  for (let round = 1; round <= 20; round++) {
    await expect(game.at(round)).toBeVisible();
    if (round % 4 === 0) await game.member.click();
    else await page.keyboard.press('n');
  }
  await expect(game.score).toBeVisible();
  await expect(game.frame).toBeFocused();
  await expect(game.row).toHaveCount(1);
  await game.row.focus();
  await expect(lab.figuresOf(texts.row(20))).toContainText(texts.asks.answer);
  await expectAccessible(page, 'the score');
  await page.setViewportSize({ width: 390, height: 844 });
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(wide).toBe(0);
  // A link to other settings shows none of this run, the row included.
  await page.goto('./#v=1&contrastive.temperature=0.2');
  await expect(game.row).toHaveCount(0);
});
