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
  await expect(leaveOut.section.getByText(/^trains the target once more, about /)).toBeVisible();
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
