/** Code that comes late may not come at all: words and a button stand in its place, and everything else goes on. */
import { texts as lossesTexts } from '../src/page/bench/losses/texts.ts';
import { texts as commonTexts } from '../src/page/common/texts.ts';
import { texts as evidenceTexts } from '../src/page/evidence/texts.ts';
import { texts as settingsTexts } from '../src/page/settings/texts.ts';
import { texts as shareTexts } from '../src/page/share/texts.ts';
import { tiny } from './experiments.ts';
import { DataDialog } from './pages/dataDialog.ts';
import { expect, test } from './test.ts';

/** What the browser and React say of a chunk that does not come. */
const NOT_LOADED = [/Failed to load resource/, /FileNotFetched/];

test('a drawer whose code does not come says so, and opens when it is asked for again', async ({
  lab,
  page,
  watch,
}) => {
  watch.expectErrors(...NOT_LOADED);
  await page.route(/SettingsDrawer-.*\.js/, (route) => route.abort());
  await lab.greet(tiny());
  await lab.settingsButton.click();
  const failure = page.getByRole('alert').filter({ hasText: commonTexts.notLoaded });
  await expect(failure).toBeVisible();

  await failure.getByRole('button', { name: commonTexts.dismiss }).click();
  await expect(failure).toHaveCount(0);
  const before = await lab.valueText('tau');
  await lab.nudge('tau');
  expect(await lab.valueText('tau')).not.toBe(before);

  await lab.settingsButton.click();
  await expect(failure).toBeVisible();
  await page.unroute(/SettingsDrawer-.*\.js/);
  await failure.getByRole('button', { name: commonTexts.retry }).click();
  await expect(page.getByRole('dialog', { name: settingsTexts.title })).toBeVisible();
  await expect(failure).toHaveCount(0);
});

test('curves that cannot be read off stay pictures, and can be on the second try', async ({
  lab,
  page,
  watch,
}) => {
  watch.expectErrors(...NOT_LOADED);
  const file = /LossLines-.*\.js/;
  await page.route(file, (route) => route.abort());
  await lab.greet();
  const curves = page.getByRole('region', { name: lossesTexts.label, exact: true });
  const first = curves.getByRole('application').first();
  const refused = page.waitForEvent('requestfailed', (request) => file.test(request.url()));
  await first.focus();
  await refused;
  await expect(curves.locator('svg path')).not.toHaveCount(0);
  await expect(first).not.toHaveClass(/recharts/);

  await page.unroute(file);
  await first.hover();
  await expect(curves.locator('svg.recharts-surface')).toHaveCount(1);
  await expect(curves.locator('svg.recharts-surface')).toBeFocused();
  await curves.locator('svg[tabindex]').last().hover();
  await expect(curves.locator('svg.recharts-surface')).toHaveCount(2);
});

test('evidence: not loaded, and loaded on the second try', async ({ lab, page, watch }) => {
  const file = /Evidence-.*\.js/;
  watch.expectErrors(...NOT_LOADED);
  await page.route(file, (route) => route.abort());
  await lab.greet();
  const part = page.getByRole('region', { name: evidenceTexts.title, exact: true });
  await part.scrollIntoViewIfNeeded();
  await expect(part.getByRole('alert')).toContainText(commonTexts.notLoaded);
  await expect(lab.headline).toBeVisible();

  await page.unroute(file);
  await part.getByRole('button', { name: commonTexts.retry }).click();
  await expect(part.locator('svg').first()).toBeVisible();
  await expect(part.getByRole('alert')).toHaveCount(0);
});

test('a page whose own code does not come says that it must be reloaded', async ({ page, watch }) => {
  watch.expectErrors(...NOT_LOADED);
  await page.route(/open-.*\.js/, (route) => route.abort());
  await page.goto('./');
  await expect(page.getByRole('alert')).toContainText('Reload the page');
});

test('a report whose code does not come says so, and is saved on the second try', async ({
  lab,
  page,
  watch,
}) => {
  watch.expectErrors(...NOT_LOADED);
  await page.route(/htmlReportOfRun-.*\.js/, (route) => route.abort());
  await lab.greet();
  const dialog = await lab.openShare();
  await dialog.getByRole('button', { name: shareTexts.report }).click();
  const failure = dialog.getByRole('alert');
  await expect(failure).toContainText(commonTexts.notLoaded);

  await page.unroute(/htmlReportOfRun-.*\.js/);
  const saved = page.waitForEvent('download');
  await failure.getByRole('button', { name: commonTexts.retry }).click();
  expect((await saved).suggestedFilename()).toMatch(/\.html$/);
  await expect(failure).toHaveCount(0);
});

test('loaded data that cannot be listed is told of, in the dialog and in the drawer', async ({
  lab,
  page,
  watch,
}) => {
  watch.expectErrors(...NOT_LOADED);
  await page.route(/keptData-.*\.js/, (route) => route.abort());
  await lab.greet();
  const settings = await lab.openSettings();
  await expect(page.getByText(/keptData-.* could not be loaded/)).toBeAttached();
  await settings.getByRole('button', { name: commonTexts.close }).click();
  const data = new DataDialog(page);
  await data.open();
  await expect(data.failure).toContainText(/keptData-.* could not be loaded/);
});
