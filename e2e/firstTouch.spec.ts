/** No slider is dead: the first setting that is moved trains in this tab, and what stands there meanwhile is not taken for its answer. */
import { DEFAULT_EXPERIMENT } from '../src/lab/experiment/experiment.ts';
import { KNOB_TEXTS } from '../src/lab/experiment/knobTexts.ts';
import { texts as embeddingTexts } from '../src/page/bench/embedding/texts.ts';
import { texts as factsTexts } from '../src/page/bench/facts/texts.ts';
import { texts as lossesTexts } from '../src/page/bench/losses/texts.ts';
import { texts as resultTexts } from '../src/page/bench/result/texts.ts';
import { texts as commonTexts } from '../src/page/common/texts.ts';
import { texts as diagnosisTexts } from '../src/page/diagnosis/texts.ts';
import { texts as estimateTexts } from '../src/page/estimate/texts.ts';
import { texts as settingsTexts } from '../src/page/settings/texts.ts';
import { texts as shellTexts } from '../src/page/shell/texts.ts';
import { texts as splitsTexts } from '../src/page/splits/texts.ts';
import { texts as timingTexts } from '../src/page/timing/texts.ts';
import { brake } from './brake.ts';
import { tiny } from './experiments.ts';
import { LabPage } from './pages/labPage.ts';
import { Learning } from './pages/learning.ts';
import { afterTheStory, expect, test } from './test.ts';

const { recorded } = commonTexts.belonging;
const PANELS = [
  resultTexts.label,
  // Shown when asked for: while the target learns, how sure it grows stands in its place.
  embeddingTexts.title,
  lossesTexts.label,
  diagnosisTexts.title,
  splitsTexts.title,
  timingTexts.title,
];

test('a slider that is dragged begins the run when it is let go, of where it stands then', async ({
  lab,
  page,
}) => {
  await lab.greet(tiny());
  const { x, y, width, height } = (await lab.slider('tau').boundingBox())!;
  await page.mouse.move(x + width * 0.2, y + height / 2);
  await page.mouse.down();
  await page.mouse.move(x + width * 0.6, y + height / 2, { steps: 3 });
  // The address is written long after a change would have settled.
  await expect(page).toHaveURL(/contrastive\.temperature=/);
  await expect(lab.runButton).toBeVisible();
  await page.mouse.up();
  await expect(lab.runButton).toBeHidden();
  await lab.waitForFinished();
  await expect(lab.headline).toBeVisible();
  expect(page.url()).toContain(`contrastive.temperature=${await lab.valueText('tau')}`);
});

test('beside the recorded run: it is faded and named, with what has changed, until the own result is there', async ({
  lab,
  page,
}) => {
  await lab.greet();
  await brake(page);
  await lab.nudge('tau', 2, 'PageUp');
  await expect(lab.pauseButton).toBeVisible();
  const learning = new Learning(page);
  await expect(learning.target).not.toContainText(recorded.word);
  await learning.look('map');
  for (const name of PANELS)
    await expect(page.getByRole('region', { name, exact: true })).toContainText(recorded.word);
  await expect(lab.result).toContainText(resultTexts.stale.recorded('temperature τ was 0.05, now 0.2'));
  await expect(page.getByText(factsTexts.first(null).slice(0, -1))).toBeVisible();
  await expect(page.getByText(/recorded \d{4}-\d\d-\d\d with seed 7 on /).first()).toBeVisible();

  // Stop is the person's word: what is moved after it waits for Run.
  await lab.stop();
  await lab.nudge('tau');
  await expect(page).toHaveURL(/contrastive\.temperature=/);
  await expect(lab.runButton).toBeVisible();

  await page.getByRole('button', { name: shellTexts.controls.reset }).click();
  await expect(lab.headline).toBeVisible();
  await expect(lab.result).not.toContainText('τ was');
  await lab.nudge('dropout');
  await expect(lab.pauseButton).toBeVisible();
});

test('a setting of the drawer begins it, too, and so does a tap on a phone', async ({ lab, browser }) => {
  await lab.greet(tiny());
  await brake(lab.page);
  const drawer = await lab.openSettings();
  const epochs = drawer.getByRole('textbox', { name: KNOB_TEXTS.target.epochs.label, exact: true });
  await epochs.fill('4');
  await epochs.press('Enter');
  await drawer.getByRole('button', { name: settingsTexts.done }).click();
  await expect(lab.pauseButton).toBeVisible();

  const baseURL = new URL('./', lab.page.url());
  const context = await browser.newContext({
    baseURL: baseURL.href,
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  await afterTheStory(context, baseURL);
  const phone = await context.newPage();
  const onPhone = new LabPage(phone);
  await onPhone.greet(tiny());
  await brake(phone);
  await onPhone.slider('tau').tap();
  await expect(onPhone.pauseButton).toBeVisible();
  await context.close();
});

test('where the browser saves data it asks first, and the recorded run keeps its own axes', async ({
  lab,
  page,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
  });
  await lab.greet();
  const drawer = await lab.openSettings();
  const epochs = drawer.getByRole('textbox', { name: KNOB_TEXTS.target.epochs.label, exact: true });
  await epochs.fill('20');
  await epochs.press('Enter');
  await drawer.getByRole('button', { name: settingsTexts.done }).click();
  const { start } = estimateTexts.held;
  await expect(page.getByRole('button', { name: start, exact: true })).toBeVisible();
  await expect(lab.runButton).toBeVisible();
  const losses = page.getByRole('region', { name: lossesTexts.label, exact: true });
  for (const name of PANELS)
    await expect(page.getByRole('region', { name, exact: true })).toContainText(recorded.word);
  await expect(losses).toContainText(lossesTexts.epoch(DEFAULT_EXPERIMENT.target.epochs));
  await expect(losses).not.toContainText(`${lossesTexts.epoch(20)} `);
  await page.getByRole('button', { name: estimateTexts.held.takeBack, exact: true }).click();
  await expect(lab.result).not.toContainText('epochs was');
  await expect(lab.runButton).toBeVisible();
});
