import { DEFAULT_EXPERIMENT } from '../src/lab/experiment/experiment.ts';
import { texts as embeddingTexts } from '../src/page/bench/embedding/texts.ts';
import { texts as knobsTexts } from '../src/page/bench/knobs/texts.ts';
import { texts as commonTexts } from '../src/page/common/texts.ts';
import { texts as shellTexts } from '../src/page/shell/texts.ts';
import { expect, test } from './test.ts';

test('greets with a recorded run, labelled as such, before anything is trained', async ({ lab, page }) => {
  await lab.greet();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(shellTexts.title('picture'));
  const knobs = page.getByRole('region', { name: knobsTexts.label });
  await expect(knobs).toContainText(/Recorded \d{4}-\d{2}-\d{2}.*seed \d+.* on .+Press Run/);
  await expect(lab.runButton).toBeEnabled();
  await expect(page.getByRole('contentinfo')).toContainText(commonTexts.private);
  const { value, plusMinus } = await lab.figures();
  expect(value).toBeGreaterThan(50);
  expect(plusMinus).toBeGreaterThan(0);
  await expect(lab.ranking().getByRole('row')).toHaveCount(1 + DEFAULT_EXPERIMENT.attacks.length);
});

test('a recorded picture can be looked at', async ({ lab }) => {
  await lab.greet();
  await lab.embedding.focus();
  await lab.embedding.press('ArrowRight');
  await expect(lab.page.getByRole('img', { name: /Picture of the class/ })).toBeVisible();
  await expect(lab.page.getByRole('list', { name: embeddingTexts.posterior })).toBeAttached();
});
