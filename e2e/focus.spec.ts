/** Whatever is pressed by keyboard, the focus stays where the person is: what held it may be replaced, dismissed, emptied or at its end. */
import type { Locator, Page } from '@playwright/test';
import { KNOB_TEXTS } from '../src/lab/experiment/knobTexts.ts';
import { texts as auditTexts } from '../src/page/audit/texts.ts';
import { texts as embeddingTexts } from '../src/page/bench/embedding/texts.ts';
import { texts as benchmarkTexts } from '../src/page/benchmark/texts.ts';
import { texts as commonTexts } from '../src/page/common/texts.ts';
import { texts as dataTexts } from '../src/page/data/texts.ts';
import { texts as estimateTexts } from '../src/page/estimate/texts.ts';
import { texts as informationTexts } from '../src/page/information/texts.ts';
import { texts as settingsTexts } from '../src/page/settings/texts.ts';
import { texts as shareTexts } from '../src/page/share/texts.ts';
import { texts as shellTexts } from '../src/page/shell/texts.ts';
import { npyFiles, outputs } from './auditFiles.ts';
import { cifarArchive, testFile } from './dataFiles.ts';
import { hashOf, tiny } from './experiments.ts';
import { AuditPage } from './pages/auditPage.ts';
import { BenchPage } from './pages/benchPage.ts';
import { DataDialog } from './pages/dataDialog.ts';
import { expect, test } from './test.ts';

/** No frame is drawn in which nothing has the focus: told of each, with what was pressed last. */
test.beforeEach(async ({ page }) => {
  await page.addInitScript(() => {
    const lost: string[] = [];
    Object.assign(window, { lost });
    let last: string | null = null;
    document.addEventListener('focusin', ({ target }) => {
      const element = target as HTMLElement;
      last = element.ariaLabel ?? element.textContent?.trim().slice(0, 40) ?? element.tagName;
    });
    const look = () => {
      if (last !== null && document.activeElement === document.body) {
        lost.push(last);
        last = null;
      }
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
});

test.afterEach(async ({ page }) => {
  const lost = await page.evaluate(() => (window as unknown as { lost: string[] }).lost);
  expect(lost, 'what held the focus when it was lost').toEqual([]);
});

/** Far too many batches to end before it is stopped. */
const ENDLESS = tiny({ 'dataset.membersPerModel': 1000, 'target.batchSize': 2, 'target.epochs': 400 });

async function press(control: Locator, key = 'Enter'): Promise<void> {
  await control.focus();
  await control.press(key);
}

const button = (where: Page | Locator, name: string | RegExp) =>
  where.getByRole('button', { name, exact: true });

test('run, pause, step and stop', async ({ lab, page }) => {
  await lab.greet(ENDLESS);
  await press(lab.stepButton);
  await expect(lab.resumeButton).toBeVisible();
  await expect(lab.stepButton).toBeFocused();
  await press(lab.resumeButton);
  await expect(lab.pauseButton).toBeFocused();
  await press(lab.pauseButton);
  await expect(lab.resumeButton).toBeFocused();
  await press(lab.stopButton);
  await expect(lab.runButton).toBeVisible();
  await expect(lab.stopButton).toBeFocused();
  await press(button(page, shellTexts.controls.reset));
  await expect(button(page, shellTexts.controls.reset)).toBeFocused();
});

test('refusals, a failed run and a part that did not come', async ({ lab, page, watch }) => {
  watch.expectErrors(/Failed to load resource/, /FileNotFetched/);
  await page.route(/\/data\/.*\.bin$/, (route) => route.fulfill({ status: 404, body: '' }));
  await page.route(/Information-.*\.js/, (route) => route.abort());
  await lab.greet(`${ENDLESS}&nonsense=1`);
  await press(button(page, commonTexts.dismiss));
  await expect(lab.problems).toHaveCount(0);
  await expect(page.getByRole('main')).toBeFocused();

  const part = page.getByRole('region', { name: informationTexts.title, exact: true });
  await part.scrollIntoViewIfNeeded();
  await expect(part.getByRole('alert')).toBeVisible();
  await page.unroute(/Information-.*\.js/);
  await press(button(part, commonTexts.retry));
  await expect(part.getByRole('alert')).toHaveCount(0);

  await press(lab.runButton);
  await expect(lab.failure).toBeVisible();
  await page.unroute(/\/data\/.*\.bin$/);
  await press(button(lab.failure, commonTexts.retry));
  await expect(lab.failure).toHaveCount(0);
  await press(lab.stopButton);
});

test('dialogs: ended in each way, not loaded, and what asks in and beside them', async ({
  lab,
  page,
  watch,
}) => {
  watch.expectErrors(/Failed to load resource/, /FileNotFetched/);
  await page.route(/SettingsDrawer-.*\.js/, (route) => route.abort());
  await lab.greet();
  const opener = lab.settingsButton;
  const notLoaded = page.getByRole('alert').filter({ hasText: commonTexts.notLoaded });
  await press(opener);
  await press(button(notLoaded, commonTexts.dismiss));
  await expect(opener).toBeFocused();
  await press(opener);
  await expect(notLoaded).toBeVisible();
  await page.unroute(/SettingsDrawer-.*\.js/);
  await press(button(notLoaded, commonTexts.retry));
  const drawer = page.getByRole('dialog', { name: settingsTexts.title });
  await expect(drawer).toBeVisible();
  await press(button(drawer, settingsTexts.done));
  await expect(opener).toBeFocused();

  await press(opener);
  const { label } = KNOB_TEXTS.target.epochs;
  const field = drawer.getByRole('textbox', { name: label, exact: true }).first();
  await press(field, 'ArrowUp');
  await field.press('Enter');
  await press(button(drawer, new RegExp(`^Reset ${label} to`)).first());
  await expect(field).toBeFocused();
  await press(drawer.getByRole('switch', { name: 'LiRA' }).first(), 'Space');
  await press(button(drawer, settingsTexts.resetAttacks));
  await press(field, 'ArrowUp');
  await field.press('Enter');
  await press(button(drawer, settingsTexts.resetAll));
  await press(button(drawer, settingsTexts.forget));
  await expect(button(drawer, settingsTexts.forget)).toBeFocused();
  await press(button(drawer, commonTexts.close));
  await expect(opener).toBeFocused();

  const share = button(page, shellTexts.controls.share);
  await press(share);
  const dialog = page.getByRole('dialog', { name: shareTexts.title });
  await press(dialog.getByRole('switch').first(), 'Space');
  await press(button(dialog, commonTexts.close));
  await expect(share).toBeFocused();
});

test('data: loaded, used and deleted', async ({ lab, page }) => {
  await lab.greet();
  const data = new DataDialog(page);
  const opener = page.getByRole('button', { name: /Choose other data/ });
  await press(opener);
  await data.chooseFiles(testFile('readme.bin', Buffer.from('nothing')));
  await press(button(data.failure, commonTexts.dismiss));
  await expect(data.failure).toHaveCount(0);
  await data.chooseFiles(testFile('cifar-10-binary.tar.gz', cifarArchive(20)));
  // While the file is looked at, its place holds another button of this name.
  await expect(data.loadButton).toBeVisible();
  await press(button(data.dialog, dataTexts.cancel));
  await expect(data.loadButton).toHaveCount(0);
  await data.chooseFiles(testFile('cifar-10-binary.tar.gz', cifarArchive(40)));
  await press(data.loadButton);
  await expect(data.loaded).toBeVisible({ timeout: 60_000 });
  await press(data.loaded.getByRole('button'));
  await expect(data.set('CIFAR-10').getByText(dataTexts.inUse)).toBeVisible();
  await press(data.set('Fashion-MNIST').getByRole('button').first());
  await press(button(data.dialog, dataTexts.remove('CIFAR-10')));
  await expect(data.set('CIFAR-10')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(opener).toBeFocused();
});

test('settings that cannot be run', async ({ lab, page }) => {
  await lab.greet(hashOf({ 'dataset.name': 'synthetic-texts' }));
  const nearest = page.getByRole('main').getByRole('button', { name: /^Use / });
  await press(nearest.first());
  await expect(nearest).toHaveCount(0);
});

test('after a run: a selection, the map, the sweep, and what asks first', async ({ lab, page }) => {
  await lab.greet(tiny({ 'target.epochs': 60, 'target.batchSize': 8 }));
  await press(lab.runButton);
  await lab.waitForFinished();
  await expect(lab.runButton).toBeFocused();
  await press(lab.embedding, 'ArrowRight');
  await lab.embedding.press('Enter');
  await press(button(page, embeddingTexts.clear));
  await expect(page.getByText(/^1 selected/)).toHaveCount(0);
  await press(button(page, embeddingTexts.umap));
  await expect(button(page, embeddingTexts.pca)).toBeFocused({ timeout: 60_000 });
  await press(button(page, embeddingTexts.pca));
  await expect(button(page, embeddingTexts.umap)).toBeFocused();
  const sweep = page.getByRole('button', { name: informationTexts.measure('').slice(0, 7) });
  await press(sweep);
  await press(button(page, informationTexts.stop));
  await expect(sweep).toBeFocused();

  await press(lab.settingsButton);
  const drawer = page.getByRole('dialog', { name: settingsTexts.title });
  const lira = drawer.getByRole('switch', { name: 'LiRA' }).first();
  await press(lira, 'Space');
  await expect(page.getByText(estimateTexts.held.takeBack).filter({ visible: true })).toHaveCount(1);
  const question = drawer.getByRole('status').filter({ hasText: estimateTexts.held.takeBack });
  await press(button(question, estimateTexts.held.takeBack));
  await expect(lira).toBeFocused();
  await press(lira, 'Space');
  await press(button(question, estimateTexts.held.start));
  await expect(lira).toBeFocused();
});

test('files of an audit, their columns, and a benchmark', async ({ page, watch: _ }) => {
  const audit = new AuditPage(page);
  await audit.open();
  await press(audit.exampleButton);
  await audit.waitFor('finished');
  await audit.choose(npyFiles(outputs(60, 3)));
  await expect(audit.file('posteriors.npy')).toBeVisible();
  for (const name of ['labels.npy', 'members.npy', 'posteriors.npy'])
    await press(button(page, auditTexts.remove(name)));
  await expect(audit.file('labels.npy')).toHaveCount(0);
  await audit.choose(npyFiles(outputs(60, 3)));
  await expect(audit.figures).toBeVisible();
  await press(button(page, auditTexts.columns.open.array));
  await expect(audit.chooser).toBeVisible();
  await audit.roleOf('labels').focus();
  await audit.takeFor('labels', 'ids');
  await press(button(audit.chooser, auditTexts.columns.reset));
  await expect(button(audit.chooser, auditTexts.columns.reset)).toBeFocused();
  await press(button(audit.chooser, auditTexts.columns.close));
  await expect(audit.chooser).toHaveCount(0);
  await press(audit.againButton);
  await audit.waitFor('finished');
  await expect(audit.againButton).toBeFocused();

  const bench = new BenchPage(page);
  await bench.open('');
  await press(bench.runButton);
  await press(bench.stopButton);
  await expect(bench.status(benchmarkTexts.status.stopped)).toBeAttached();
  await expect(bench.runButton).toBeFocused();
});
