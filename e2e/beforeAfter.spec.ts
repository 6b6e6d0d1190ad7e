/** After a change the ranking keeps where every row was, and says whether the difference lies within the noise. */
import { ATTACK_TITLES, type AttackName } from '../src/lab/attacks/catalogue.ts';
import { texts } from '../src/page/bench/result/texts.ts';
import { noiseTexts } from '../src/page/common/noiseWords.ts';
import { expectAccessible } from './accessible.ts';
import { tiny } from './experiments.ts';
import { expect, test } from './test.ts';

const { before } = texts;

test('a change of tau leaves the rows’ rings behind, named and with their differences, until they are put away', async ({
  lab,
  page,
}) => {
  await lab.greet(tiny());
  await lab.runToEnd();
  const was = await lab.figures();
  await expect(lab.putAwayBefore).toHaveCount(0);
  const axis = await lab.rankingAxis();
  await lab.nudge('tau', 1, 'PageUp');
  await lab.waitForStage('encoder', 'done');
  await lab.waitForFinished();
  await expect(lab.putAwayBefore).toBeVisible();
  await expect(lab.result).toContainText(/before: temperature τ was 0\.05(?!,)/);
  const now = await lab.figures();
  // Judged on the same examples: the interval is paired.
  const noise = new RegExp(`(${noiseTexts.within}|${noiseTexts.beyond}) of this test`);
  await expect(lab.result.getByText(before.from(was.value.toFixed(1)))).toContainText(noise);
  await expect(lab.figuresOf('CLMIA')).toContainText(`${was.value.toFixed(1)} → ${now.value.toFixed(1)}, `);
  expect(await lab.rankingAxis(), 'the axis stays').toEqual(axis);
  await expectAccessible(page, 'before and after');

  // Once more with the same settings: still compared with what was before the change.
  await lab.runToEnd();
  await expect(lab.result).toContainText(/before: .*τ was 0\.05/);

  await lab.putAwayBefore.click();
  await expect(lab.putAwayBefore).toHaveCount(0);
  await expect(lab.result).not.toContainText(noise);
});

test('an attack that was added changes no other: their scores are the same, and it has no before', async ({
  lab,
  page,
}) => {
  await lab.greet(tiny());
  await lab.runToEnd();
  const settings = await lab.openSettings();
  await settings.getByRole('switch', { name: ATTACK_TITLES.entropy, exact: true }).check();
  await page.keyboard.press('Escape');
  const row = (name: AttackName) =>
    lab.ranking().getByRole('button', { name: ATTACK_TITLES[name], exact: true });
  await expect(row('entropy')).toBeVisible({ timeout: 60_000 });
  await lab.waitForFinished();
  await expect(lab.result).toContainText(before.noChange);
  for (const name of ['clmia', 'loss'] as const) {
    await row(name).focus();
    await expect(lab.figuresOf(ATTACK_TITLES[name])).toContainText(before.same);
    await expect(lab.figuresOf(ATTACK_TITLES[name])).not.toContainText(/of this test|unpaired/);
  }
  await row('entropy').focus();
  await expect(lab.figuresOf(ATTACK_TITLES.entropy)).not.toContainText('→');
});
