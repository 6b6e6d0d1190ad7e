/** The ranking and the figures beside it: it keeps still, and each figure says whose it is. */
import { ATTACK_TITLES } from '../src/lab/attacks/catalogue.ts';
import { texts as curveTexts } from '../src/page/common/curveTexts.ts';
import { tiny } from './experiments.ts';
import { EvidenceSection } from './pages/evidenceSection.ts';
import { expect, test } from './test.ts';

test('the best attack is in sight, and only a choice scrolls the ranking, within its own box', async ({
  lab,
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  const many =
    'clmia,random-encoder,supervised,fine-tuned,blind,loss,confidence,entropy,modified-entropy,correctness,salem,shokri';
  await lab.greet();
  const inSight = (row: number) =>
    lab
      .ranking()
      .getByRole('row')
      .nth(row)
      .evaluate((element) => {
        const scroller = [...document.querySelectorAll('*')].find(
          (one) => one.contains(element) && /auto|scroll/.test(getComputedStyle(one).overflowY),
        )!;
        const [outer, inner] = [scroller.getBoundingClientRect(), element.getBoundingClientRect()];
        return {
          shown: inner.top >= outer.top - 1 && inner.bottom <= outer.bottom + 1,
          at: scroller.scrollTop,
        };
      });
  expect(await inSight(1), 'greeting').toEqual({ shown: true, at: 0 });
  await lab.greet(tiny({ attacks: many }));
  await lab.runToEnd();
  expect(await inSight(1), 'its own result').toEqual({ shown: true, at: 0 });

  const rows = await lab.ranking().getByRole('row').count();
  const last = lab
    .ranking()
    .getByRole('row')
    .nth(rows - 1);
  const name = (await last.getByRole('rowheader').getByRole('button').getAttribute('aria-label'))!;
  const evidence = new EvidenceSection(page);
  await evidence.visit();
  const top = await page.evaluate(() => scrollY);
  await evidence.front.selectOption({ label: name });
  await expect.poll(async () => (await inSight(rows - 1)).shown, 'chosen below').toBe(true);
  // What is shown of it may change by a line, and no more.
  const moved = Math.abs((await page.evaluate(() => scrollY)) - top);
  expect(moved, 'the page stays').toBeLessThan(20);
});

test('every figure beside the ranking is named, and follows the attack in front', async ({ lab }) => {
  await lab.greet();
  const loss = ATTACK_TITLES.loss;
  await lab.ranking().getByRole('button', { name: loss, exact: true }).click();
  const figures = lab.result.locator('dl');
  await expect(figures).toContainText(`${loss}: AUC`);
  await expect(figures).toContainText(`${loss}: TPR`);
  await expect(figures).not.toContainText(ATTACK_TITLES.clmia);
  await expect(lab.result.locator('svg[data-chart^="roc"]')).toContainText(loss);
  await lab.result.getByRole('radio', { name: curveTexts.scores }).check();
  await expect(lab.result.locator('svg[data-chart="scores"]')).toContainText(curveTexts.scoreAxis(loss));
});

test('a result without the attack in front shows CLMIA in its place', async ({ lab, page }) => {
  await lab.greet();
  await lab.ranking().getByRole('button', { name: ATTACK_TITLES.entropy, exact: true }).click();
  await lab.greet(tiny());
  await lab.runToEnd();
  const clmia = ATTACK_TITLES.clmia;
  await expect(lab.result.locator('dl')).toContainText(`${clmia}: AUC`);
  await expect(lab.result.locator('svg[data-chart^="roc"]')).toContainText(clmia);
  const evidence = new EvidenceSection(page);
  await evidence.visit();
  await expect(evidence.front).toHaveValue('clmia');
});
