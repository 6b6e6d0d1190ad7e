/** A person says which column or array is what, where a file does not. */

import { texts as auditTexts } from '../src/page/audit/texts.ts';
import { expectAccessible } from './accessible.ts';
import { csv, npz, outputs } from './auditFiles.ts';
import { AuditPage } from './pages/auditPage.ts';
import { expect, test } from './test.ts';

const made = outputs(400, 3);
const words = auditTexts.columns;
const NAMED = ['p0', 'p1', 'p2', 'label', 'member'];
const FOREIGN = ['a', 'b', 'c', 'd', 'e'];

/** The line of figures that an audit ends with. */
async function verdict(audit: AuditPage): Promise<string> {
  await audit.waitFor('finished');
  return (await audit.row('loss').textContent())!;
}

test('foreign names are chosen by hand, and give the verdict of the proper ones', async ({ page }) => {
  const audit = new AuditPage(page);
  await audit.open();
  await audit.drop({ 'named.csv': csv(made, NAMED) });
  const expected = await verdict(audit);
  await expect(audit.chooser).toHaveCount(0);

  await audit.drop({ 'foreign.csv': csv(made, FOREIGN) });
  await expect(audit.chooser).toBeVisible();
  // No figure of the file before stands beside it.
  await expect(audit.figures).toHaveCount(0);
  await expect(audit.error).toContainText(words.needed);
  await expect(audit.error).toContainText('a (0.');
  await expect(audit.error).toContainText('Rename what it is to');
  await expect(audit.runChosenButton).toBeDisabled();
  for (const name of ['c', 'a', 'b']) await audit.takeFor(name, 'posteriors');
  await audit.takeFor('d', 'labels');
  await expect(audit.chooser).toContainText(words.stillOpen(words.openRoles.members));
  await audit.takeFor('e', 'members');
  await expectAccessible(page, 'columns chosen');
  await audit.runChosenButton.click();
  expect(await verdict(audit)).toBe(expected);
  await expect(audit.chooser).toHaveCount(0);
  await expect(audit.read).toContainText('a, b, c');

  const others = page.getByText(words.others.column);
  await audit.openChooser('column');
  await expect(others).toHaveCount(0);
  await audit.takeFor('c', 'logits');
  await expect(others).toBeVisible();
  await audit.takeFor('c', 'posteriors');
  await expect(others).toHaveCount(0);
});

test('a refusal keeps the choices, which can be changed', async ({ page }) => {
  const audit = new AuditPage(page);
  await audit.open();
  await audit.drop({ 'foreign.csv': csv(made, FOREIGN) });
  await expect(audit.chooser).toBeVisible();
  for (const name of ['a', 'b', 'd']) await audit.takeFor(name, 'posteriors');
  await audit.takeFor('c', 'labels');
  await audit.takeFor('e', 'members');
  await audit.runChosenButton.click();
  await expect(audit.error).toContainText('is refused');
  await expect(audit.roleOf('d')).toHaveValue('posteriors');
  await expect(audit.roleOf('c')).toHaveValue('labels');
  await expect(audit.file('foreign.csv')).toBeVisible();
  await audit.takeFor('d', 'labels');
  await audit.takeFor('c', 'posteriors');
  await audit.runChosenButton.click();
  await audit.waitFor('finished');
});

test('outputs of many classes are taken at once', async ({ page }) => {
  const audit = new AuditPage(page);
  await audit.open();
  const many = outputs(600, 12);
  const names = Array.from({ length: 12 }, (_, c) => `v${c}w`);
  await audit.drop({ 'many.csv': csv(many, [...names, 'label', 'member']) });
  await expect(audit.chooser).toBeVisible();
  await page.getByLabel(words.to, { exact: true }).selectOption('v11w');
  await page.getByRole('button', { name: words.take, exact: true }).click();
  await expect(audit.roleOf('v11w')).toHaveValue('posteriors');
  await expect(audit.roleOf('label')).toHaveValue('labels');
  await audit.runChosenButton.click();
  await audit.waitFor('finished');
  await expect(audit.read).toContainText('600 × 12');
});

test('a class that labels call by another word is named', async ({ page }) => {
  const audit = new AuditPage(page);
  await audit.open();
  const labelOf = (label: number) => ['cat', 'cow', 'dog'][label]!;
  await audit.drop({
    'named.csv': csv(made, ['prob_cat', 'prob_cow', 'prob_dog', 'y', 'is_member'], labelOf),
  });
  const expected = await verdict(audit);
  await audit.drop({ 'words.csv': csv(made, NAMED, labelOf) });
  await expect(audit.chooser).toBeVisible();
  await expect(audit.roleOf('p0')).toHaveValue('posteriors');
  for (const [name, called] of [
    ['p0', 'cat'],
    ['p1', 'cow'],
    ['p2', 'dog'],
  ] as const)
    await audit.classOf(name).fill(called);
  await audit.runChosenButton.click();
  expect(await verdict(audit)).toBe(expected);
});

test('arrays of other names are chosen, and what is recognised can be looked at', async ({ page }) => {
  const audit = new AuditPage(page);
  await audit.open();
  await audit.drop({ 'model.npz': npz(made) });
  const expected = await verdict(audit);
  await audit.openChooser('array');
  await expect(audit.roleOf('posteriors')).toHaveValue('posteriors');
  await expect(audit.chooser).toContainText('400 × 3');
  await page.getByRole('button', { name: words.close, exact: true }).click();
  await expect(audit.chooser).toHaveCount(0);

  const rows = Array.from(made.labels, (_, i) => [...made.posteriors.subarray(3 * i, 3 * i + 3)]);
  const content = { one: rows, two: [...made.labels], three: [...made.members] };
  await audit.drop({ 'model.json': Buffer.from(JSON.stringify(content)) });
  await expect(audit.chooser).toBeVisible();
  await audit.takeFor('one', 'posteriors');
  await audit.takeFor('two', 'labels');
  await audit.takeFor('three', 'members');
  await audit.runChosenButton.click();
  expect(await verdict(audit)).toBe(expected);
});

test('the choice fits a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const audit = new AuditPage(page);
  await audit.open();
  await audit.drop({ 'foreign.csv': csv(made, FOREIGN) });
  await expect(audit.chooser).toBeVisible();
  await expectAccessible(page, 'columns on a phone');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
