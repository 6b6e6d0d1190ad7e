/** The attacker's view: nothing that the attacker cannot know may be read from the page. */

import { texts as embeddingTexts } from '../src/page/bench/embedding/texts.ts';
import { texts as factsTexts } from '../src/page/bench/facts/texts.ts';
import { texts as resultTexts } from '../src/page/bench/result/texts.ts';
import { texts as commonTexts } from '../src/page/common/texts.ts';
import { texts as diagnosisTexts } from '../src/page/diagnosis/texts.ts';
import { texts as splitsTexts } from '../src/page/splits/texts.ts';
import type { LabPage } from './pages/labPage.ts';
import { expect, test } from './test.ts';

/** Pixels of the embedding that are orange (members) and blue (non-members); the attacker's are grey. */
function colours(lab: LabPage): Promise<{ orange: number; blue: number }> {
  return lab.embedding.evaluate((surface) => {
    const canvas = surface.querySelector('canvas')!;
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    const count = { orange: 0, blue: 0 };
    for (let i = 0; i < data.length; i += 4) {
      const [red = 0, , blue = 0, alpha = 0] = data.subarray(i, i + 4);
      if (alpha < 100) continue;
      if (red - blue > 60) count.orange++;
      if (blue - red > 60) count.blue++;
    }
    return count;
  });
}

test('hides colours, accuracy, hashes and the result, and gives them back', async ({ lab, page }) => {
  await lab.greet();
  await expect.poll(async () => (await colours(lab)).orange).toBeGreaterThan(500);
  const ours = await colours(lab);
  expect(ours.blue).toBeGreaterThan(500);
  await lab.chooseView('attacker');

  await expect(lab.headline).toHaveCount(0);
  await expect(lab.result).toContainText(resultTexts.hiddenTitle);
  await expect(lab.result).not.toContainText(/AUC|TPR|balanced/);
  await expect(lab.fact(factsTexts.target)).toHaveText(factsTexts.hidden);
  await expect(page.getByRole('heading', { name: diagnosisTexts.title })).toHaveCount(0);
  await expect(page.getByRole('region', { name: embeddingTexts.title })).toContainText(commonTexts.unknown);
  const splits = page.getByRole('region', { name: splitsTexts.title });
  await expect(splits.getByRole('row', { name: splitsTexts.rows.targetMembers!.name })).toContainText(
    splitsTexts.hidden,
  );

  // Only the examples whose label the attacker was told keep their colour.
  await expect.poll(async () => (await colours(lab)).orange).toBeLessThan(ours.orange / 3);
  expect((await colours(lab)).blue).toBeLessThan(ours.blue / 3);

  await lab.chooseView('ours');
  await expect(lab.headline).toBeVisible();
  await expect.poll(async () => (await colours(lab)).orange).toBeGreaterThan(ours.orange / 2);
});

test('a picture says whether it was a member in our view only', async ({ lab, page }) => {
  const plot = page.getByRole('region', { name: embeddingTexts.title });
  const membership = plot.getByText(new RegExp(`^(${commonTexts.isMember}|${commonTexts.isNot})$`));
  const told = plot.getByText(embeddingTexts.toldOf);
  await lab.greet();
  await lab.embedding.focus();
  await lab.embedding.press('ArrowRight');
  await expect(membership).toBeVisible();
  await page.keyboard.press('Escape');
  await lab.chooseView('attacker');
  await lab.embedding.focus();
  for (let step = 0; step < 6; step++) {
    await lab.embedding.press('ArrowRight');
    await expect(plot.getByRole('img', { name: /Picture of the class/ })).toBeVisible();
    expect(await membership.count()).toBe(await told.count());
  }
});
