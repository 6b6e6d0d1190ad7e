/** An audit of what a model answers. */
import { ATTACK_TITLES } from '../../src/lab/attacks/catalogue.ts';
import { texts as auditTexts } from '../../src/page/audit/texts.ts';
import { aucByPairs, csv, npz, outputs } from '../auditFiles.ts';
import { testFile } from '../dataFiles.ts';
import { asGiven, dropGiven } from '../dropFiles.ts';
import { expect, test } from './test.ts';

test('an .npz is dropped and a table’s columns are chosen by keyboard, attacked, and told in figures and a report', {
  tag: '@slow',
}, async ({ other, server }) => {
  const { tab } = other;
  const made = outputs(1000, 5);
  const auc = aucByPairs(made).toFixed(3);
  const figures = { role: 'region', name: auditTexts.figures.title } as const;
  const row = { role: 'row', text: new RegExp(`^${ATTACK_TITLES.loss}.*${auc}`), within: figures } as const;
  const finished = { role: 'status', text: new RegExp(auditTexts.status.finished) } as const;
  await tab.goto(`${server.url}?audit`);
  await other.answers();
  await tab.evaluate(dropGiven, asGiven([testFile('model.npz', npz(made))]));
  await other.one(finished, 120_000);
  await other.one(row);
  await other.click({ role: 'button', name: auditTexts.report });
  const report = (await other.download(/\.html$/)).toString();
  expect(report).toContain(`<td>${auc} [`);

  const columns = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  await tab.evaluate(dropGiven, asGiven([testFile('foreign.csv', csv(made, columns))]));
  // A browser may have gone to its list of downloads.
  await other.click({ role: 'heading', name: auditTexts.title });
  const { roles } = auditTexts.columns;
  for (const [i, name] of columns.entries()) {
    const role = i < 5 ? 'posteriors' : i === 5 ? 'labels' : 'members';
    const select = { role: 'combobox', name: auditTexts.columns.roleOf(name) } as const;
    await other.tabTo(select);
    for (const letter of roles[role].slice(0, 2)) await tab.type(letter);
    await expect.poll(async () => (await other.one(select)).value).toBe(role);
  }
  await other.gone(row);
  await other.click({ role: 'button', name: auditTexts.columns.run });
  await other.one(row, 120_000);
});
