/** A person audits what their own model answers, without it leaving the tab. */

import { readFileSync } from 'node:fs';
import { ATTACK_TITLES } from '../src/lab/attacks/catalogue.ts';
import { texts as auditTexts } from '../src/page/audit/texts.ts';
import { texts as curveTexts } from '../src/page/common/curveTexts.ts';
import { texts as shareTexts } from '../src/page/share/texts.ts';
import { texts as shellTexts } from '../src/page/shell/texts.ts';
import { expectAccessible } from './accessible.ts';
import { aucByPairs, npyFiles, npz, outputs } from './auditFiles.ts';
import { AuditPage } from './pages/auditPage.ts';
import { annotate, expect, test } from './test.ts';

const made = outputs(1000, 5);
const json = (value: unknown) => ({ 'model.json': Buffer.from(JSON.stringify(value)) });

test('an .npz is dropped, attacked and told in figures, words and a report', async ({ page }) => {
  const audit = new AuditPage(page);
  await audit.open();
  await audit.drop({ 'model.npz': npz(made) });
  await audit.waitFor('finished');

  await expect(audit.file('model.npz')).toBeVisible();
  await expect(audit.read).toContainText('1,000 × 5');
  const auc = aucByPairs(made);
  expect(auc).toBeGreaterThan(0.55);
  await expect(audit.row('loss')).toContainText(auc.toFixed(3));
  await expect(audit.row('loss')).toContainText(/\d false.*\d false.*\d false/);
  await expect(page.getByText(/^shadow_posteriors would add LiRA online/)).toBeVisible();
  await expect(page.getByText(/may hide a tail/)).toBeVisible();

  await page.getByRole('radio', { name: auditTexts.scores.tab, exact: true }).check();
  const threshold = page.getByRole('slider', { name: curveTexts.threshold });
  await threshold.focus();
  await page.keyboard.press('End');
  await expect(threshold).toHaveAttribute('aria-valuetext', /0\.0 % false alarms/);
  await page.getByRole('radio', { name: curveTexts.log, exact: true }).check();
  await page.getByRole('button', { name: ATTACK_TITLES.entropy, exact: true }).focus();
  await page.keyboard.press('Enter');
  await audit.curve.focus();
  await page.keyboard.press('End');
  await expect(audit.curve).toHaveAttribute(
    'aria-valuetext',
    curveTexts.readout(ATTACK_TITLES.entropy, '100.0 %', '100.0 %'),
  );

  const download = page.waitForEvent('download');
  await audit.reportButton.click();
  const report = readFileSync(await (await download).path(), 'utf8');
  expect(report).toContain(`<td>${auc.toFixed(3)} [`);
  expect(report).toContain('model.npz');
});

test('a set of .npy files may come one after another, and the list outlives what is refused', async ({
  page,
}) => {
  const audit = new AuditPage(page);
  await audit.open();
  const { 'members.npy': members, ...others } = npyFiles(made);
  await audit.choose(others);
  await expect(audit.error).toContainText('members: nothing is refused');
  await expect(audit.file('posteriors.npy')).toBeVisible();
  await audit.drop({ 'members.npy': members! });
  await audit.waitFor('finished');
  await expect(audit.error).toHaveCount(0);
  await expect(audit.row('loss')).toContainText(aucByPairs(made).toFixed(3));

  const row = [0.25, 0.75];
  await audit.drop(json({ posteriors: [row, row, [0.7, 0.7]], labels: [0, 1, 1], members: [1, 0, 1] }));
  await expect(audit.error).toContainText('posteriors[2]: sum 1.4 is refused; allowed: a sum of 1');
  await expect(audit.file('model.json')).toBeVisible();
  await expect(audit.file('posteriors.npy')).toHaveCount(0);
  await expectAccessible(page, 'refused');
  await page.getByRole('button', { name: auditTexts.remove('model.json') }).click();
  await expect(audit.error).toHaveCount(0);
});

test('the synthetic example runs every attack, CLMIA on an engine among them', async ({ page }) => {
  const audit = new AuditPage(page);
  await audit.open();
  await expectAccessible(page, 'empty');
  await audit.exampleButton.click();
  await audit.waitFor('finished');
  await expect(audit.file(auditTexts.synthetic).first()).toBeVisible();
  for (const attack of ['clmia', 'supervised', 'lira-online', 'rmia-offline', 'loss'] as const)
    await expect(audit.row(attack)).toHaveCount(1);
  await expectAccessible(page, 'finished');
  await page.setViewportSize({ width: 390, height: 844 });
  await expectAccessible(page, 'finished on a phone');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await page.getByRole('link', { name: auditTexts.back }).click();
  await page.getByRole('link', { name: shellTexts.footer.audit }).click();
  await expect(audit.exampleButton).toBeVisible();
});

test('a run of the lab is handed over as one file', async ({ lab, page }) => {
  await page.goto('./');
  const share = await lab.openShare();
  const download = page.waitForEvent('download');
  await share.getByRole('button', { name: shareTexts.report }).click();
  const path = await (await download).path();
  const report = await page.context().newPage();
  await report.setContent(readFileSync(path, 'utf8'));
  await expect(report.getByRole('rowheader', { name: 'CLMIA', exact: true })).toBeVisible();
  await expect(report.getByRole('img', { name: /^ROC curves/ })).toHaveCount(2);
  const inside = await report.locator('#report').textContent();
  const { attacks } = JSON.parse(inside!) as { attacks: { name: string; auc: { value: number } }[] };
  const clmia = attacks.find(({ name }) => name === 'clmia')!;
  await expect(report.getByText(clmia.auc.value.toFixed(3)).first()).toBeVisible();
});

test('200,000 rows leave the page answering', async ({ page }) => {
  const audit = new AuditPage(page);
  await audit.open();
  const many = { 'many.npz': npz(outputs(200_000, 10)) };
  await audit.choose(many);
  await expect(page.getByRole('progressbar')).toBeVisible();
  await audit.chooseFramework('keras');
  await expect(audit.snippet).toContainText('Saves a Keras classifier');
  await expect(audit.cancelButton, 'still running when the page has answered').toBeVisible();
  await audit.cancelButton.click();
  await audit.waitFor('cancelled');
  await expect(audit.file('many.npz')).toBeVisible();

  // Only now: handing the page eight megabytes is the test's own long task.
  await page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(window, { longTasks: tasks });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration);
    }).observe({ type: 'longtask' });
  });
  const begun = Date.now();
  await audit.againButton.click();
  await audit.waitFor('finished');
  await expect(audit.read).toContainText('200,000 × 10');
  const tasks = await page.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks);
  annotate('audit of 200,000 rows', `${Date.now() - begun} ms, longest task ${Math.max(0, ...tasks)} ms`);
});
