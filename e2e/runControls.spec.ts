/** Run, stop, pause, step, reload, and a tab that is hidden meanwhile. */

import { texts as ribbonTexts } from '../src/page/bench/ribbon/texts.ts';
import { texts as commonTexts } from '../src/page/common/texts.ts';
import { texts as settingsTexts } from '../src/page/settings/texts.ts';
import { texts as shellTexts } from '../src/page/shell/texts.ts';
import { brake } from './brake.ts';
import { tiny } from './experiments.ts';
import { expect, test } from './test.ts';

const LONG = tiny({ 'target.epochs': 150 });

test('stop, and run again to the end', async ({ lab, page }) => {
  await lab.greet(LONG);
  const release = await brake(page);
  // The second click is not for Pause, which stands there after the first.
  await lab.runButton.dblclick();
  await lab.waitForProgress('target', 0.1);
  await lab.stop();
  await expect(page.getByText(shellTexts.announce.stopped)).toBeAttached();
  await expect(lab.stopButton).toBeDisabled();
  await lab.waitForStage('target', ribbonTexts.states.stopped);
  await lab.waitForStage('scores', ribbonTexts.states.notRun);
  await expect(lab.stepButton).toBeEnabled();
  await release();
  await lab.runToEnd();
  await expect(lab.engine).toContainText(commonTexts.engines.wasm);

  await expect(lab.stepButton).toBeDisabled();
  await expect(lab.stepButton).toHaveAccessibleDescription(shellTexts.controls.nothingLeft);
  await expect(lab.stopButton).toHaveAccessibleDescription(shellTexts.controls.nothingRuns);
});

test('pause, one epoch, go on', async ({ lab, page }) => {
  const epochs = 50;
  const ofEpoch = (progress: number) => progress * epochs;
  await lab.greet(tiny({ 'dataset.membersPerModel': 200, 'target.batchSize': 10, 'target.epochs': epochs }));
  const release = await brake(page);
  await lab.run();
  await lab.waitForProgress('target', 0.1);
  await lab.pauseButton.click();
  await expect(page.getByText(shellTexts.announce.paused)).toBeAttached();
  await lab.waitForStage('target', ribbonTexts.states.paused);
  await release();
  await page.waitForTimeout(1000);
  const paused = await lab.stageProgress('target');
  await page.waitForTimeout(1500);
  expect(await lab.stageProgress('target')).toBe(paused);

  await lab.stepButton.click();
  const next = Math.floor(ofEpoch(paused) + 1e-6) + 1;
  await expect.poll(async () => ofEpoch(await lab.stageProgress('target'))).toBeCloseTo(next, 4);
  await lab.stepButton.click();
  await expect.poll(async () => ofEpoch(await lab.stageProgress('target'))).toBeCloseTo(next + 1, 4);

  await lab.resumeButton.click();
  await lab.waitForFinished();
});

test('one epoch from rest begins a run and waits at its end', async ({ lab }) => {
  await lab.greet(LONG);
  await expect(lab.stepButton).toHaveAccessibleDescription(shellTexts.controls.stepBegins);
  await lab.stepButton.click();
  await expect(lab.resumeButton).toBeVisible();
  await expect.poll(() => lab.stageProgress('target')).toBeCloseTo(1 / 150, 4);
  await lab.resumeButton.click();
  await lab.waitForFinished();
});

test('a reload in mid-run resumes from the last finished stage', async ({ lab, page }) => {
  await lab.greet(tiny({ 'target.epochs': 1, 'contrastive.epochs': 400, 'contrastive.batchSize': 8 }));
  const release = await brake(page);
  await lab.run();
  await lab.waitForProgress('encoder', 0.1);
  await page.reload();
  await release();
  await lab.waitForStage('views', 'remembered');
  await lab.waitForFinished();
  const { target, shadow, views, encoder } = await lab.stageStates();
  expect({ target, shadow, views, encoder }).toEqual({
    target: 'remembered',
    shadow: 'remembered',
    views: 'remembered',
    encoder: 'done',
  });
});

test('training goes on in a hidden tab, without animation frames', async ({ lab, page, context }) => {
  await page.addInitScript(() => {
    const frames = window.requestAnimationFrame.bind(window);
    let hidden = false;
    window.requestAnimationFrame = (callback) => (hidden ? 0 : frames(callback));
    Object.defineProperty(document, 'visibilityState', { get: () => (hidden ? 'hidden' : 'visible') });
    Object.defineProperty(document, 'hidden', { get: () => hidden });
    Object.assign(window, {
      hideTab: () => {
        hidden = true;
        document.dispatchEvent(new Event('visibilitychange'));
      },
    });
  });
  await lab.greet(LONG);
  await lab.run();
  await lab.waitForStage('target', 'running');
  const other = await context.newPage();
  await other.bringToFront();
  await page.evaluate(() => (window as unknown as { hideTab: () => void }).hideTab());
  await lab.waitForFinished();
  expect(await page.evaluate(() => document.visibilityState)).toBe('hidden');
});

test('without storage the run goes on and says so', async ({ lab, page }) => {
  await page.route(/lab\.worker-.*\.js$/, async (route) => {
    const response = await route.fetch();
    const blocked = `indexedDB.open = () => { throw new DOMException('blocked', 'SecurityError'); };`;
    await route.fulfill({ response, body: `${blocked}\n${await response.text()}` });
  });
  await lab.greet(tiny());
  await lab.runToEnd();
  const notice = page.getByRole('status').filter({ hasText: 'cannot be kept over a reload' });
  await expect(notice).toContainText('blocked');
  await notice.getByRole('button', { name: commonTexts.dismiss }).click();
  await expect(notice).toHaveCount(0);
});

test('stored stages can be forgotten', async ({ lab, page }) => {
  await lab.greet(tiny());
  await lab.runToEnd();
  const settings = await lab.openSettings();
  await settings.getByRole('button', { name: settingsTexts.forget }).click();
  await page.keyboard.press('Escape');
  await page.reload();
  await lab.waitForFinished();
  expect((await lab.stageStates()).target).toBe('done');
});
