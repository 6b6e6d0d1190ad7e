/** The evidence below the bench, on the recorded run: nothing is trained. */

import type { Locator } from '@playwright/test';
import { ATTACK_TITLES } from '../src/lab/attacks/catalogue.ts';
import { texts as curveTexts } from '../src/page/common/curveTexts.ts';
import { texts as commonTexts } from '../src/page/common/texts.ts';
import { texts as evidenceTexts } from '../src/page/evidence/texts.ts';
import { expectAccessible } from './accessible.ts';
import { EvidenceSection } from './pages/evidenceSection.ts';
import { expect, test } from './test.ts';

const DIFFERENCE = /[+−]?\d+\.\d pp \[−?\d+\.\d, −?\d+\.\d\]/;

test('is built when it comes near, and computed off the page’s thread', async ({ lab, page }) => {
  const computing = () => page.workers().filter((worker) => worker.url().includes('evidence.worker')).length;
  await lab.greet();
  const evidence = new EvidenceSection(page);
  await expect(evidence.front).toHaveCount(0);
  expect(computing()).toBe(0);
  await evidence.visit();
  await expect(evidence.paired).toContainText(DIFFERENCE);
  expect(computing()).toBe(1);
});

test('says so where what computes it does not come, in every part, and comes when it is asked for again', async ({
  lab,
  page,
  watch,
}) => {
  watch.expectErrors(/status of 404/);
  await page.route(/evidence\.worker-.*\.js/, (route) => route.fulfill({ status: 404, body: '' }));
  await lab.greet();
  const evidence = new EvidenceSection(page);
  await evidence.visit();
  for (const part of [evidence.paired, evidence.calibration, evidence.found, evidence.slices])
    await expect(part).toContainText('evidence.worker.js could not be loaded');
  await expect(evidence.section).not.toContainText(evidenceTexts.computing);

  await page.unroute(/evidence\.worker-.*\.js/);
  const again = (part: Locator) => part.getByRole('button', { name: commonTexts.retry });
  for (const part of [evidence.paired, evidence.calibration, evidence.found, evidence.slices]) {
    await again(part).press('Enter');
    await expect(again(part)).toHaveCount(0);
    await expect(part.locator('[aria-busy="true"]')).toHaveCount(0);
    // Who listens or uses a keyboard is still where they pressed.
    await expect(page.locator(':focus')).toHaveCount(1);
    expect(await part.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  }
  await expect(evidence.paired).toContainText(DIFFERENCE);
});

test('tells any two attacks apart as the headline does, and turns the sign with their order', async ({
  lab,
  page,
}) => {
  await lab.greet();
  const [said] = DIFFERENCE.exec((await lab.result.textContent()) ?? '') ?? [];
  const evidence = new EvidenceSection(page);
  await evidence.visit();
  await evidence.choosePair('clmia', 'loss');
  await expect(evidence.paired).toContainText(evidenceTexts.paired.balanced(said!));
  await evidence.choosePair('loss', 'clmia');
  const [, value, low, high] = /^([+−]?[\d.]+) pp \[([−\d.]+), ([−\d.]+)\]$/.exec(said!)!;
  const turned = (figure: string) => (figure.startsWith('−') ? figure.slice(1) : `−${figure}`);
  const opposite = value!.startsWith('−') ? `+${value!.slice(1)}` : `−${value!.slice(1)}`;
  await expect(evidence.paired).toContainText(`${opposite} pp [${turned(high!)}, ${turned(low!)}]`);
  await evidence.choosePair('loss', 'loss');
  await expect(evidence.paired).toContainText(evidenceTexts.paired.same);
});

test('counts false positives, greys what so few non-members cannot tell, and says whom two attacks find', async ({
  lab,
  page,
}) => {
  await lab.greet();
  const attacks = (await lab.ranking().getByRole('row').count()) - 1;
  const evidence = new EvidenceSection(page);
  await evidence.visit();
  for (const rate of ['10 %', '1 %']) {
    await evidence.chooseRate(rate);
    await expect(evidence.found.getByRole('table', { name: rate, exact: false })).toBeVisible();
    const rows = await evidence.cells(evidence.found.getByRole('table'));
    expect(rows).toHaveLength(attacks);
    const [, allowed] = /: (\d+) may be/.exec((await evidence.found.textContent()) ?? '') ?? [];
    for (const [, tpr, count, falsePositives] of rows) {
      const [, found, all] = /^(\d+) of (\d+)$/.exec(count!)!;
      expect(tpr).toBe(`${((100 * Number(found)) / Number(all)).toFixed(1)} %`);
      expect(Number(falsePositives)).toBeLessThanOrEqual(Number(allowed));
    }
    // Both, and each alone, make what the attack's own row says.
    const own = (name: string) => Number(rows.find(([row]) => row === name)![2]!.split(' ')[0]);
    await expect(evidence.overlap).toContainText(evidenceTexts.found.overlapSubtitle(rate));
    const [pair] = await evidence.cells(evidence.overlap.getByRole('table').first());
    const [onlyFirst, both, onlySecond] = pair!.map(Number);
    expect([onlyFirst! + both!, onlySecond! + both!]).toEqual([own('CLMIA'), own('loss')]);
    await expect(evidence.matrix).toBeVisible();
    const matrix = await evidence.cells(evidence.matrix);
    expect(matrix).toHaveLength(attacks);
    matrix.forEach((row, i) => {
      expect(Number(row[i + 1])).toBe(own(row[0]!));
    });
  }
  await evidence.chooseRate('0.1 %');
  await expect(evidence.found).toContainText(/less than one of them: no rate can be measured/);
  for (const [, , , falsePositives] of await evidence.cells(evidence.found.getByRole('table')))
    expect(falsePositives).toBe(`0 · ${evidenceTexts.found.below}`);
});

test('slices and shows the attack in front, wherever it was chosen', async ({ lab, page }) => {
  await lab.greet();
  const evidence = new EvidenceSection(page);
  await evidence.visit();
  const [correctness, classes] = [
    evidence.slices.getByRole('table', { name: evidenceTexts.slices.byCorrectness }),
    evidence.slices.getByRole('table', { name: evidenceTexts.slices.byClass }),
  ];
  await expect(classes.locator('tbody tr')).toHaveCount(10);
  for (const table of [correctness, classes]) {
    const counted = (await evidence.cells(table)).map(([, counts]) => counts!.split(' / ').map(Number));
    expect(counted.reduce((sum, [members]) => sum + members!, 0)).toBe(360);
    expect(counted.reduce((sum, [, nonMembers]) => sum + nonMembers!, 0)).toBe(360);
  }
  const before = await evidence.cells(classes);
  await expect(evidence.exposed.getByRole('img')).toHaveCount(16);
  await expect(evidence.exposed).toContainText(evidenceTexts.exposed.subtitle(ATTACK_TITLES.clmia));

  await lab.ranking().getByRole('button', { name: ATTACK_TITLES.loss, exact: true }).click();
  await expect(evidence.front).toHaveValue('loss');
  await expect(evidence.slices).toContainText(evidenceTexts.slices.subtitle(ATTACK_TITLES.loss));
  await expect(evidence.exposed).toContainText(evidenceTexts.exposed.subtitle(ATTACK_TITLES.loss));
  await expect.poll(() => evidence.cells(classes)).not.toEqual(before);

  await evidence.front.selectOption('correctness');
  const chosen = lab.ranking().getByRole('button', { name: ATTACK_TITLES.correctness, exact: true });
  await expect(chosen).toHaveAttribute('aria-pressed', 'true');
  // The target is right on nearly all members: chance picks among hundreds of the same score.
  await expect(evidence.exposed).toContainText(/\d+ examples share the last score/);
});

test('draws how well CLMIA’s probability is calibrated, and tells it in numbers', async ({ lab, page }) => {
  await lab.greet();
  const evidence = new EvidenceSection(page);
  await evidence.visit();
  await expect(evidence.calibration.locator('svg[data-chart="reliability"]')).toBeVisible();
  await expect(evidence.calibration).toContainText(/Expected calibration error \d+\.\d %/);
  await evidence.calibration.getByText(evidenceTexts.calibration.numbers).click();
  const bins = await evidence.cells(evidence.calibration.getByRole('table'));
  expect(bins).toHaveLength(10);
  expect(bins.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(720);
});

test('names the attack’s own threshold and the oracle’s', async ({ lab }) => {
  await lab.greet();
  await lab.result.getByRole('radio', { name: curveTexts.scores }).check();
  const chart = lab.result.locator('svg[data-chart="scores"]');
  await expect(chart.getByText(curveTexts.own, { exact: true })).toBeAttached();
  await expect(chart.getByText(curveTexts.oracle, { exact: true })).toBeAttached();
  await lab.chooseView('attacker');
  await expect(chart.getByText(curveTexts.own, { exact: true })).toBeAttached();
  await expect(chart.getByText(curveTexts.oracle, { exact: true })).toHaveCount(0);
});

test('the attacker sees scores and pictures, and no truth', async ({ lab, page }) => {
  await lab.greet();
  await lab.chooseView('attacker');
  const evidence = new EvidenceSection(page);
  await evidence.visit();
  await expect(evidence.section).toContainText(evidenceTexts.hidden);
  await expect(evidence.exposed.getByRole('img')).toHaveCount(16);
  await expect(evidence.exposed).toContainText(/score \d/);
  for (const hidden of [
    evidence.paired,
    evidence.found,
    evidence.overlap,
    evidence.slices,
    evidence.calibration,
  ])
    await expect(hidden).toHaveCount(0);
  await expect(evidence.section).not.toContainText(/in the training set$|are members|AUC|TPR/);
  await expect(evidence.exposed.getByText(commonTexts.isMember)).toHaveCount(0);
  await expect(evidence.exposed.getByText(commonTexts.isNot)).toHaveCount(0);
});

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]) {
  // The wide page has the same parts: the slow tests go through them again.
  const tag = viewport.width > 1000 ? '@slow' : [];
  test(`axe finds nothing, and nothing sticks out, at ${viewport.width} × ${viewport.height}`, {
    tag,
  }, async ({ lab, page }) => {
    await page.setViewportSize(viewport);
    await lab.greet();
    const evidence = new EvidenceSection(page);
    await evidence.visit();
    await evidence.chooseRate('0.1 %');
    await evidence.calibration.getByText(evidenceTexts.calibration.numbers).click();
    await expect(evidence.found).toContainText(/less than one of them/);
    await expectAccessible(page, 'evidence');
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
    await lab.chooseView('attacker');
    await expectAccessible(page, 'evidence, attacker’s view');
  });
}
