/** Figures stay with the settings that they belong to: whatever is shown of others says so, and no link carries it. */
import { texts as embeddingTexts } from '../src/page/bench/embedding/texts.ts';
import { texts as lossesTexts } from '../src/page/bench/losses/texts.ts';
import { texts as resultTexts } from '../src/page/bench/result/texts.ts';
import { texts as commonTexts } from '../src/page/common/texts.ts';
import { texts as diagnosisTexts } from '../src/page/diagnosis/texts.ts';
import { texts as shareTexts } from '../src/page/share/texts.ts';
import { texts as shellTexts } from '../src/page/shell/texts.ts';
import { texts as splitsTexts } from '../src/page/splits/texts.ts';
import { texts as timingTexts } from '../src/page/timing/texts.ts';
import { brake } from './brake.ts';
import { tiny } from './experiments.ts';
import type { LabPage } from './pages/labPage.ts';
import { expect, test } from './test.ts';

const { previous, recorded } = commonTexts.belonging;
const PANELS = [
  resultTexts.label,
  embeddingTexts.title,
  diagnosisTexts.title,
  splitsTexts.title,
  timingTexts.title,
];

const panel = ({ page }: LabPage, name: string) => page.getByRole('region', { name, exact: true });

async function chooseWell({ header, page }: LabPage, now: string): Promise<void> {
  await header.getByRole('button', { name: now, exact: true }).click();
  const presets = page.getByRole('list', { name: shellTexts.controls.presets });
  await presets.getByRole('button', { name: shellTexts.presets.generalises.title }).click();
}

test('after a change and Stop what is of the settings before says so, and no link carries it', async ({
  lab,
}) => {
  await lab.greet(tiny({ 'contrastive.epochs': 100, 'contrastive.batchSize': 8 }));
  await lab.runToEnd();
  const { value } = await lab.figures();
  const share = await lab.openShare();
  expect(await lab.sharedLink(share)).toContain(`result=${value.toFixed(1)}-`);
  await lab.page.keyboard.press('Escape');
  for (const name of PANELS) await expect(panel(lab, name)).not.toContainText(previous.word);

  await brake(lab.page);
  await lab.nudge('dropout');
  await lab.waitForProgress('encoder', 0.05);
  await lab.stop();
  await expect(lab.stopButton).toBeDisabled();
  for (const name of PANELS) {
    if (name !== embeddingTexts.title) await expect(panel(lab, name)).toContainText(previous.word);
  }
  const states = Object.values(await lab.stageStates());
  expect(states).toContain('stopped');
  expect(states).not.toContain('running');
  // The row of curves is of the run that was stopped, which has not come to its head.
  const losses = panel(lab, lossesTexts.label);
  await expect(losses).toContainText(lossesTexts.notReached);
  await expect(losses).not.toContainText(previous.word);
  const again = await lab.openShare();
  expect(await lab.sharedLink(again)).not.toContain('result=');
  await expect(again).toContainText(shareTexts.otherSettings.previous);
  await lab.page.keyboard.press('Escape');

  await lab.nudge('dropout', 1, 'ArrowLeft');
  await expect(lab.result).not.toContainText(previous.word);
  expect(await lab.sharedLink(await lab.openShare())).toContain(`result=${value.toFixed(1)}-`);
});

test('the sender’s result is of the link’s experiment alone', async ({ lab }) => {
  await lab.greet(`${tiny()}&result=63.1-60.0-66.0`);
  await expect(lab.noResult).toBeVisible();
  await expect(lab.result).toContainText('The sender got 63.1 %');
  await chooseWell(lab, shellTexts.controls.custom);
  await expect(lab.result).not.toContainText('The sender got');
});

test('what is opened never stands under the figures of something else', async ({ lab, page }) => {
  const open = (hash: string) =>
    page.evaluate((next) => {
      location.hash = next;
    }, hash);
  const expectNothing = async () => {
    await expect(lab.noResult).toBeVisible();
    await expect(lab.result).toContainText(resultTexts.noneText);
    await expect(lab.runButton).toBeVisible();
    for (const { word } of [previous, recorded]) await expect(page.getByRole('main')).not.toContainText(word);
  };
  await lab.greet();
  await chooseWell(lab, shellTexts.presets.overfit.title);
  await expectNothing();
  await open(tiny());
  await expectNothing();
  await lab.runToEnd();
  const figures = await lab.headline.innerText();
  await open(tiny({ seed: 3 }));
  await expectNothing();
  await page.goBack();
  await expect(lab.headline).toHaveText(figures);
  await expect(lab.runButton).toBeVisible();
  await expect(lab.result).not.toContainText(previous.word);
  await page.goForward();
  await expectNothing();
});
