/** A change that trains many more models asks first: it says what it costs, and nothing runs or is lost before the answer. */

import type { Locator } from '@playwright/test';
import { ATTACK_TITLES } from '../src/lab/attacks/catalogue.ts';
import { texts as commonTexts } from '../src/page/common/texts.ts';
import { texts as estimateTexts } from '../src/page/estimate/texts.ts';
import { texts as settingsTexts } from '../src/page/settings/texts.ts';
import { texts as shellTexts } from '../src/page/shell/texts.ts';
import { tiny } from './experiments.ts';
import type { LabPage } from './pages/labPage.ts';
import { expect, test } from './test.ts';

const LIRA = 'lira-offline';
const words = estimateTexts.held;
const { previous } = commonTexts.belonging;

/** On the page, or in a dialog over it. */
function question(within: Locator) {
  const asked = within.getByRole('status').filter({ hasText: words.models(16) });
  return {
    asked,
    start: asked.getByRole('button', { name: words.start, exact: true }),
    takeBack: asked.getByRole('button', { name: words.takeBack, exact: true }),
  };
}
const onPage = (lab: LabPage) => question(lab.page.locator('body'));

const lira = (drawer: Locator) => drawer.getByRole('switch', { name: ATTACK_TITLES[LIRA], exact: true });

const liraInRanking = (lab: LabPage) =>
  lab.ranking().getByRole('button', { name: ATTACK_TITLES[LIRA], exact: true });

/** By way of all settings, which are closed again. */
async function chooseLira(lab: LabPage): Promise<void> {
  const drawer = await lab.openSettings();
  await lira(drawer).check();
  await expect(question(drawer).takeBack).toBeVisible();
  await drawer.getByRole('button', { name: settingsTexts.done }).click();
}

test('LiRA after a run tells what it costs, and taken back leaves all as it was', async ({ lab, page }) => {
  await lab.greet(tiny());
  await lab.runToEnd();
  const figures = await lab.ranking().innerText();
  const stages = await lab.stageStates();

  const drawer = await lab.openSettings();
  await lira(drawer).check();
  const { asked, takeBack } = question(drawer);
  // Measured, which waits for runs: there is none.
  await expect(asked).toHaveText(/16 more models, about .+, .*\d+(\.\d+)? [MG]B:/);
  await expect(page).toHaveURL(/lira-offline/);
  await expect(lab.pauseButton).toHaveCount(0);
  await takeBack.click();
  await expect(lira(drawer)).not.toBeChecked();
  await expect(lira(drawer)).toBeFocused();
  await expect(asked).toHaveCount(0);
  await drawer.getByRole('button', { name: settingsTexts.done }).click();
  await expect(page).not.toHaveURL(/lira-offline/);
  expect(await lab.ranking().innerText()).toBe(figures);
  expect(await lab.stageStates()).toEqual(stages);
  await expect(lab.result).not.toContainText(previous.word);
  await expect(lab.runButton).toBeVisible();
});

test('asked on the page it is answered by keyboard; what was computed stays, and what is new is trained', async ({
  lab,
  page,
}) => {
  await lab.greet(tiny());
  await lab.runToEnd();
  const headline = await lab.headline.innerText();
  await chooseLira(lab);
  const { asked, start } = onPage(lab);
  await expect(start).toBeVisible();
  await expect(lab.headline).toContainText(headline);
  await expect(lab.result).toContainText(previous.word);

  await start.focus();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  await expect(start).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(asked).toHaveCount(0);
  await expect(lab.result).not.toContainText(previous.word, { timeout: 60_000 });
  await expect(liraInRanking(lab)).toBeVisible();
  await expect(lab.headline).toContainText(headline);

  // Now that they are trained, to leave them out and in again asks nothing.
  const drawer = await lab.openSettings();
  await lira(drawer).uncheck();
  await expect(liraInRanking(lab)).toHaveCount(0);
  await lira(drawer).check();
  await expect(liraInRanking(lab)).toBeVisible();
  await expect(question(drawer).asked).toHaveCount(0);
});

test('asked in mid-run, the run stands and goes on for what it was ordered', async ({ lab }) => {
  await lab.greet(tiny());
  await lab.stepButton.click();
  await expect(lab.resumeButton).toBeVisible();
  await chooseLira(lab);
  await expect(onPage(lab).takeBack).toBeVisible();
  await lab.resumeButton.click();
  await lab.waitForFinished();
  await expect(liraInRanking(lab)).toHaveCount(0);
  await expect(lab.result).toContainText(previous.word);
  await onPage(lab).takeBack.click();
  await expect(lab.result).not.toContainText(previous.word);
  await expect(lab.runButton).toBeVisible();
});

test('a reload begins nothing that was asked about; Run is an answer, and finds what was computed', async ({
  lab,
  page,
}) => {
  await lab.greet(tiny());
  await lab.runToEnd();
  await chooseLira(lab);
  await expect(page).toHaveURL(/lira-offline/);
  await page.reload();
  await lab.greet(new URL(page.url()).hash);
  await expect(lab.noResult).toBeVisible();
  await expect(lab.runButton).toBeVisible();
  await expect(onPage(lab).asked).toHaveCount(0);
  await lab.runToEnd();
  expect(await lab.stageStates()).toMatchObject({ target: 'remembered', encoder: 'remembered' });
  await expect(liraInRanking(lab)).toBeVisible();
});

test('a link and a preset take the place of what is asked about; a link that runs needs no other word', async ({
  lab,
  page,
}) => {
  const open = (hash: string) =>
    page.evaluate((hash) => {
      location.hash = hash;
    }, hash);
  await lab.greet(tiny());
  await lab.stepButton.click();
  await expect(lab.resumeButton).toBeVisible();
  await chooseLira(lab);
  const { asked, takeBack } = onPage(lab);
  await expect(takeBack).toBeVisible();
  await page.getByRole('banner').getByRole('button', { name: shellTexts.controls.custom }).click();
  await page
    .getByRole('list', { name: shellTexts.controls.presets })
    .getByRole('button', { name: shellTexts.presets.generalises.title })
    .click();
  await expect(asked).toHaveCount(0);
  await expect(lab.resumeButton).toBeVisible();

  await chooseLira(lab);
  await expect(takeBack).toBeVisible();
  await open(tiny({ seed: 3 }));
  await expect(asked).toHaveCount(0);
  await expect(lab.runButton).toBeVisible();

  const asking = { seed: 3, attacks: `clmia,loss,${LIRA}`, 'references.count': 4 };
  await open(`${tiny(asking)}&run=1`);
  await lab.waitForFinished();
  await expect(asked).toHaveCount(0);
  await expect(liraInRanking(lab)).toBeVisible();
});
