/** What an audit's page says beside its figures: signs of a slip, rows left out, and how one output was read. */
import { CHECK_FIRST } from '../src/report/caveats.ts';
import { outputs } from './auditFiles.ts';
import { AuditPage } from './pages/auditPage.ts';
import { expect, test } from './test.ts';

const json = (value: unknown) => ({ 'model.json': Buffer.from(JSON.stringify(value)) });

/** [count] logits of class 1 by a model that is surer of what it was trained on. */
const logitsOf = (labels: readonly number[], members: readonly number[], shift: number) =>
  labels.map((label, i) => (2 * label - 1) * (1 + members[i]! + (((i * 7 + shift) % 13) - 6) / 4));

test('signs of a slip come before the figures, and honest arrays have none', async ({ page }) => {
  const audit = new AuditPage(page);
  await audit.open();
  const { posteriors, labels, members, classes } = outputs(1000, 5);
  const rows = Array.from(labels, (_, i) => [...posteriors.subarray(i * classes, (i + 1) * classes)]);
  const honest = { posteriors: rows, labels: [...labels], members: [...members] };
  await audit.drop(json(honest));
  await audit.waitFor('finished');
  await expect(audit.figures).toBeVisible();
  await expect(page.getByText(CHECK_FIRST)).toHaveCount(0);

  await audit.removeFile('model.json');
  await audit.drop(json({ ...honest, members: honest.members.map((member) => 1 - member) }));
  await expect(page.getByText(CHECK_FIRST)).toBeVisible();
  await expect(page.getByText(/The model is surer of non-members than of members/)).toBeVisible();
  const [note, figures] = await Promise.all([
    page.getByText(CHECK_FIRST).boundingBox(),
    audit.figures.boundingBox(),
  ]);
  expect(note!.y).toBeLessThan(figures!.y);
});

test('rows that no shadow model covers are counted beside the attack, and one output is said to be read as two classes', async ({
  page,
}) => {
  const audit = new AuditPage(page);
  await audit.open();
  const count = 120;
  const labels = Array.from({ length: count }, (_, i) => i % 2);
  const members = labels.map((_, i) => (i >> 1) % 2);
  // The first four examples are inside all shadow models, or outside.
  const shadow_members = [0, 1, 2, 3].map((k) => labels.map((_, i) => (i < 2 ? 1 : i < 4 ? 0 : (i + k) % 2)));
  await audit.drop(
    json({
      logits: logitsOf(labels, members, 0),
      labels,
      members,
      shadow_logits: shadow_members.map((inside, k) => logitsOf(labels, inside, k + 3)),
      shadow_members,
    }),
  );
  await audit.waitFor('finished');
  await expect(audit.figures.getByRole('row').filter({ hasText: 'LiRA online' })).toContainText(
    '4 rows left out',
  );
  await expect(audit.figures.getByRole('row').filter({ hasText: 'LiRA offline' })).toContainText(
    '2 rows left out',
  );
  await expect(audit.row('loss')).not.toContainText('left out');
  await expect(page.getByText(/logits hold one output per example/i)).toBeVisible();
});
