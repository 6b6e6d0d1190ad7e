/** The ranking and the figures beside it: it keeps still, and each figure says whose it is. */
import { ATTACK_TITLES, attackOf } from '../src/lab/attacks/catalogue.ts';
import { texts as resultTexts } from '../src/page/bench/result/texts.ts';
import { texts as curveTexts } from '../src/page/common/curveTexts.ts';
import { tiny } from './experiments.ts';
import { EvidenceSection } from './pages/evidenceSection.ts';
import { expect, test } from './test.ts';

test('every row is whole and in sight, attacks apart from controls, on an axis that no run moves', async ({
  lab,
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await lab.greet();
  const [attacks, controls] = await lab.rankedNames();
  expect(attacks).toContain(ATTACK_TITLES.clmia);
  expect(controls).toContain(ATTACK_TITLES['random-encoder']);
  expect(await lab.rowsOutOfSight(), 'greeting').toEqual([]);
  const axis = await lab.rankingAxis();
  expect(axis.map(({ text }) => text)).toEqual(['75 %', '100 %', resultTexts.ranking.chance]);
  // Few examples and two attacks: intervals that reach far below chance.
  await lab.greet(tiny());
  await lab.runToEnd();
  expect(await lab.rankingAxis(), 'as it was').toEqual(axis);
  expect(await lab.rowsOutOfSight(), 'its own result').toEqual([]);
});

test('a row that is hovered, or come to by keyboard, says what the attack asks', async ({ lab, page }) => {
  await lab.greet();
  const row = (name: string) => lab.ranking().getByRole('button', { name, exact: true });
  await row(ATTACK_TITLES.loss).hover();
  await expect(lab.figuresOf(ATTACK_TITLES.loss)).toContainText(attackOf('loss').asks);
  await row(ATTACK_TITLES.blind).focus();
  await expect(lab.figuresOf(ATTACK_TITLES.blind)).toContainText(attackOf('blind').asks);
  await page.keyboard.press('Tab');
  await page.mouse.move(0, 0);
  await expect(lab.figuresOf(ATTACK_TITLES.clmia)).toContainText(attackOf('clmia').asks);
});

test('every figure beside the ranking is named, and follows the attack in front', async ({ lab }) => {
  await lab.greet();
  const loss = ATTACK_TITLES.loss;
  await lab.ranking().getByRole('button', { name: loss, exact: true }).click();
  await lab.ranking().getByRole('button', { name: loss, exact: true }).blur();
  await expect(lab.figuresOf(loss)).toContainText('AUC');
  await expect(lab.figuresOf(loss)).toContainText('TPR');
  await expect(lab.figuresOf(loss)).toContainText(loss);
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
  await expect(lab.figuresOf(clmia)).toContainText('AUC');
  await expect(lab.result.locator('svg[data-chart^="roc"]')).toContainText(clmia);
  const evidence = new EvidenceSection(page);
  await evidence.visit();
  await expect(evidence.front).toHaveValue('clmia');
});
