/** An audit of what a model answers. */
import { ATTACK_TITLES } from '../../src/lab/attacks/catalogue.ts';
import { texts as auditTexts } from '../../src/page/audit/texts.ts';
import { aucByPairs, npz, outputs } from '../auditFiles.ts';
import { testFile } from '../dataFiles.ts';
import { asGiven, dropGiven } from '../dropFiles.ts';
import { expect, test } from './test.ts';

test('an .npz is dropped, attacked and told in figures and a report', { tag: '@slow' }, async ({
  other,
  server,
}) => {
  const made = outputs(1000, 5);
  const auc = aucByPairs(made).toFixed(3);
  await other.tab.goto(`${server.url}?audit`);
  await other.one({ role: 'button', name: auditTexts.example });
  await other.tab.evaluate(dropGiven, asGiven([testFile('model.npz', npz(made))]));
  await other.one({ role: 'status', text: new RegExp(auditTexts.status.finished) }, 120_000);
  const figures = { role: 'region', name: auditTexts.figures.title } as const;
  await other.one({ role: 'row', text: new RegExp(`^${ATTACK_TITLES.loss}.*${auc}`), within: figures });
  await other.click({ role: 'button', name: auditTexts.report });
  const report = (await other.download(/\.html$/)).toString();
  expect(report).toContain(`<td>${auc} [`);
});
