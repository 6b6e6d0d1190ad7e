/** A machine that sleeps, a tab that is frozen, a run that is left paused: the figures are those of a run that nothing disturbed. */

import type { Browser, Page } from '@playwright/test';
import { brake } from './brake.ts';
import { tiny } from './experiments.ts';
import type { LabPage } from './pages/labPage.ts';
import { expect, test } from './test.ts';

const LONG = tiny({ 'target.epochs': 100 });

/** Stops the processes in which pages and their workers run, as a machine does that goes to sleep. */
async function sleep(browser: Browser, ms: number): Promise<void> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = (await session.send('SystemInfo.getProcessInfo')) as {
    processInfo: { type: string; id: number }[];
  };
  const renderers = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  expect(renderers.length).toBeGreaterThan(0);
  for (const id of renderers) process.kill(id, 'SIGSTOP');
  try {
    await new Promise((resolve) => setTimeout(resolve, ms));
  } finally {
    for (const id of renderers) process.kill(id, 'SIGCONT');
  }
}

/** Of the run that is under way, once it is finished; then of the same one, undisturbed. */
async function expectUndisturbed(lab: LabPage, page: Page): Promise<void> {
  await lab.waitForFinished();
  const figures = await lab.ranking().innerText();
  await expect(page.getByText('was replaced')).toHaveCount(0);
  const settings = await lab.openSettings();
  await settings.getByRole('button', { name: 'Forget stored stages' }).click();
  await expect(settings.getByRole('status').filter({ hasText: 'Forgotten' })).toBeVisible();
  await page.keyboard.press('Escape');
  await lab.run();
  await lab.waitForStage('target', 'running');
  await lab.waitForFinished();
  expect(await lab.ranking().innerText()).toBe(figures);
}

test('a machine that slept 75 s goes on where it was', { tag: '@slow' }, async ({ lab, page, browser }) => {
  test.setTimeout(6 * 60_000);
  await lab.greet(LONG);
  await lab.run();
  await lab.waitForProgress('target', 0.05);
  await sleep(browser, 75_000);
  await expectUndisturbed(lab, page);
});

test('a frozen tab goes on where it was', async ({ lab, page }) => {
  const session = await page.context().newCDPSession(page);
  await lab.greet(LONG);
  await lab.run();
  await lab.waitForProgress('target', 0.05);
  await session.send('Page.setWebLifecycleState', { state: 'frozen' });
  await page.waitForTimeout(3000);
  await session.send('Page.setWebLifecycleState', { state: 'active' });
  await expectUndisturbed(lab, page);
});

test('a paused run stays paused over reloads, stepped or not, and a stopped one stopped', async ({
  lab,
  page,
}) => {
  const release = await brake(page);
  await lab.open(`${LONG}&run=1`);
  await lab.waitForProgress('target', 0.05);
  await lab.pauseButton.click();
  for (const step of [false, true]) {
    await page.reload();
    await expect(lab.resumeButton).toBeVisible();
    await expect.poll(() => lab.stageState('data')).toMatch(/^(remembered|done)$/);
    if (step) await lab.stepButton.click();
    expect(await lab.stageProgress('target')).toBeLessThan(0.05);
  }
  await lab.resumeButton.click();
  await lab.waitForProgress('target', 0.05);
  await lab.stop();
  await page.reload();
  await release();
  await expect(lab.runButton).toBeVisible();
  await lab.runToEnd();
});
