/** One member is taken out: both worlds beside each other, and what is memorised most. */
import { texts as commonTexts } from '../src/page/common/texts.ts';
import { texts as leaveOutTexts } from '../src/page/leaveOut/texts.ts';
import { expectAccessible } from './accessible.ts';
import { brake } from './brake.ts';
import { tiny } from './experiments.ts';
import { LeaveOutSection } from './pages/leaveOutSection.ts';
import { expect, test } from './test.ts';

const WITH_REFERENCES = { attacks: 'clmia,loss,lira-online', 'references.count': 4 };

test('a member is taken out by its number, with the keyboard alone; both worlds stand beside each other', async ({
  lab,
  page,
}) => {
  const leaveOut = new LeaveOutSection(page);
  await lab.greet(tiny(WITH_REFERENCES));
  await lab.runToEnd();
  await leaveOut.visit();
  await leaveOut.type(61);
  await expect(leaveOut.section.getByText(leaveOutTexts.range(59))).toBeVisible();
  await leaveOut.type(5);
  await expect(leaveOut.section.getByText(/^Trains the target once more, about /)).toBeVisible();
  await leaveOut.ask.press('Enter');
  await expect(
    leaveOut.answer.getByText(/^With this picture the target gives its label [\d.]+ %, without it /),
  ).toBeVisible();
  await expect(leaveOut.answer).toHaveAccessibleName(/^Member 5, /);
  await expect(leaveOut.attacks.getByRole('rowheader')).toHaveText(['CLMIA', 'loss', 'LiRA online']);
  await expect(leaveOut.answer.getByText(/^Nearest in the embedding/)).toBeVisible();
  await expectAccessible(page, 'a member taken out');

  const [first] = await leaveOut.memorised.getByRole('button').all();
  const name = (await first!.textContent())!;
  await first!.click();
  await expect(leaveOut.number).toHaveValue(name.replace(/\D/g, ''));
  await expect(leaveOut.ask).toBeFocused();

  await lab.nudge('tau');
  await expect(leaveOut.answer.getByText(commonTexts.belonging.previous.word)).toBeVisible();
});

test('Stop ends it, and so does a run', async ({ lab, page }) => {
  const leaveOut = new LeaveOutSection(page);
  await lab.greet(tiny());
  await lab.runToEnd();
  await leaveOut.visit();
  const release = await brake(page);
  await leaveOut.section.getByRole('radio', { name: leaveOutTexts.pairs(5) }).check();
  await leaveOut.ask.click();
  await leaveOut.stop.click();
  await expect(leaveOut.ask).toBeVisible();
  await expect(leaveOut.answer).toHaveCount(0);
  await leaveOut.ask.click();
  await expect(leaveOut.stop).toBeVisible();
  await lab.run();
  await expect(leaveOut.section.getByText(leaveOutTexts.ended)).toBeVisible();
  await release();
});

for (const [dataset, one] of [
  ['synthetic-purchases', 'row'],
  ['synthetic-texts', 'text'],
] as const) {
  test(`a ${one} is called a ${one}, whatever is said of it`, async ({ lab, page }) => {
    const leaveOut = new LeaveOutSection(page);
    const settings = { 'dataset.name': dataset, 'target.architecture': 'mlp', 'views.count': 2 };
    await lab.greet(tiny({ ...WITH_REFERENCES, ...settings }));
    await lab.runToEnd();
    await leaveOut.visit();
    await leaveOut.ask.click();
    await expect(
      leaveOut.answer.getByText(new RegExp(`^With this ${one} the target gives its label `)),
    ).toBeVisible({ timeout: 60_000 });
    await expect(leaveOut.memorised).toBeVisible();
    const words = await leaveOut.section.evaluate((section) =>
      [section, ...section.querySelectorAll('*')]
        .flatMap((element) =>
          ['aria-label', 'title', 'aria-description'].map((name) => element.getAttribute(name)),
        )
        .concat((section as HTMLElement).innerText)
        .join(' '),
    );
    expect(words).toContain(one);
    expect(words).not.toMatch(/picture/i);
    await expectAccessible(page, `a ${one} taken out`);
  });
}

test('of the fewest members that a model may have none is to spare, which is said, with what to do', async ({
  lab,
  page,
}) => {
  const leaveOut = new LeaveOutSection(page);
  await lab.greet(tiny({ 'dataset.membersPerModel': 40 }));
  await lab.runToEnd();
  await leaveOut.visit();
  await leaveOut.ask.click();
  const refused = leaveOut.section.getByRole('alert');
  await expect(refused).toContainText(leaveOutTexts.failed);
  await expect(refused).toContainText('at least 41');
  await expect(leaveOut.answer).toHaveCount(0);
  await expect(leaveOut.ask).toBeVisible();
  // Another one is no news of this.
  await leaveOut.type(3);
  await expect(refused).toHaveCount(0);
});

test('a member that is pointed at in the embedding of the recorded run is handed over, and its run comes first', async ({
  lab,
  page,
}) => {
  const leaveOut = new LeaveOutSection(page);
  await lab.greet();
  await brake(page);
  await lab.embedding.focus();
  await lab.embedding.press('ArrowRight');
  await lab.embedding.press('Enter');
  const selected = page.getByText(/^1 selected: 1 members/);
  const takeOut = page.getByRole('button', { name: /^Take it out: member \d+$/ }).first();
  await expect(selected).toBeVisible();
  await expectAccessible(page, 'one example is selected');
  const member = ((await takeOut.getAttribute('aria-label')) ?? '').replace(/\D/g, '');
  await takeOut.click();
  await expect(leaveOut.ask).toBeFocused();
  await expect(leaveOut.number).toHaveValue(member);
  await expect(leaveOut.section.getByText(leaveOutTexts.recordedFirst)).toBeVisible();
  await leaveOut.ask.press('Enter');
  await expect(leaveOut.stop).toBeVisible();
  await expect(leaveOut.stop).toBeFocused();
  await leaveOut.stop.click();
  await expect(leaveOut.ask).toBeVisible();
  // Who looks elsewhere and comes back is not sent there again.
  await lab.chooseView('attacker');
  await lab.chooseView('ours');
  await expect(leaveOut.ask).toBeAttached();
  await expect(leaveOut.ask).not.toBeFocused();
});
