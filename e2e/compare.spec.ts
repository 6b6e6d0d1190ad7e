/** Pinned runs: kept, compared, renamed, moved, taken out, and sent in a link. */
import { readFile } from 'node:fs/promises';
import type { Download, Locator, Page } from '@playwright/test';
import { texts } from '../src/page/compare/texts.ts';
import { texts as shareTexts } from '../src/page/share/texts.ts';
import { expectAccessible } from './accessible.ts';
import { type Settings, TINY, tiny } from './experiments.ts';
import { LabPage } from './pages/labPage.ts';
import { expect, test } from './test.ts';

/** As the browser keeps them: what is written while a page goes is lost. */
function keptNames(page: Page): Promise<string[]> {
  return page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open('clmia-pins');
        opening.onerror = reject;
        opening.onsuccess = () => {
          const all = opening.result.transaction('pins').objectStore('pins').getAll();
          all.onsuccess = () => {
            opening.result.close();
            resolve(all.result.map(({ name }: { name: string }) => name));
          };
        };
      }),
  );
}

/** The first of the pins. */
async function runAndPin(lab: LabPage, page: Page): Promise<{ panel: Locator; pin: Locator }> {
  await lab.greet(tiny());
  await lab.runToEnd();
  const panel = page.getByRole('region', { name: texts.title, exact: true });
  const pin = panel.getByRole('button', { name: texts.pin, exact: true });
  await panel.scrollIntoViewIfNeeded();
  await pin.click();
  return { panel, pin };
}

test('two pinned runs stand beside each other with their difference, over a reload', async ({
  lab,
  page,
}) => {
  const { panel, pin } = await runAndPin(lab, page);
  await lab.nudge('tau', 1, 'PageUp');
  await lab.waitForStage('encoder', 'done');
  await lab.waitForFinished();
  await pin.click();
  await panel.scrollIntoViewIfNeeded();
  const names = panel.getByRole('list', { name: texts.list }).getByRole('textbox');
  await expect(names).toHaveCount(2);
  await expect(names.first()).toHaveValue('τ 0.05');
  const table = panel.getByRole('table', { name: texts.table.caption });
  await expect(table.getByRole('row', { name: /^temperature τ/ })).toContainText('0.05');
  await expect(table.getByRole('row', { name: texts.table.change('τ 0.05') })).toContainText(
    /paired, (within|beyond)/,
  );
  await expectAccessible(page, 'two pins');

  await names.first().fill('small');
  await panel.getByRole('button', { name: texts.down('small') }).click();
  await expect(names.last()).toHaveValue('small');
  await expect.poll(() => keptNames(page)).toEqual(['', 'small']);
  await page.reload();
  await panel.scrollIntoViewIfNeeded();
  await expect(names.last()).toHaveValue('small');
  await panel.getByRole('button', { name: texts.remove('small') }).click();
  await expect(names).toHaveCount(1);
});

test('pins travel in a link as experiments, are run there, and say what cannot be read or run', async ({
  lab,
  page,
  context,
}) => {
  const pinOf = (settings: Settings) =>
    Object.entries({ ...TINY, ...settings })
      .map(([path, value]) => `${path}:${value}`)
      .join(';');
  const pins = [
    pinOf({ 'contrastive.temperature': 0.2 }),
    pinOf({ seed: 7 }),
    'target.width:99',
    'dataset.name:cifar-10',
  ];
  await page.setViewportSize({ width: 390, height: 844 });
  await lab.greet(tiny({ pins: pins.join('/') }));
  const panel = page.getByRole('region', { name: texts.title, exact: true });
  await panel.scrollIntoViewIfNeeded();
  const items = panel.getByRole('list', { name: texts.list }).getByRole('listitem');
  await expect(items).toHaveCount(3);
  await expect(items.first()).toContainText(texts.notRun);
  await expect(items.nth(2)).toContainText('“CIFAR-10” is not loaded here.');
  await expect(items.nth(2).getByRole('button', { name: texts.load })).toBeVisible();
  await expect(page.getByText(/A pinned experiment of this link could not be read/)).toContainText(
    'target.width: 99 is refused',
  );
  await expectAccessible(page, 'pins of a link, on a phone');

  await panel.getByRole('button', { name: texts.runThem(2) }).click();
  await expect(items.getByText(texts.notRun)).toHaveCount(1, { timeout: 60_000 });
  const clmia = panel
    .getByRole('table', { name: texts.table.caption })
    .getByRole('row', { name: texts.figures.clmia });
  await expect(clmia.getByText(/%/)).toHaveCount(2);
  await lab.waitForFinished();
  await expect(panel.locator('[data-row=clmia]')).toContainText('τ 0.2');
  await expectAccessible(page, 'pins that were run, on a phone');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);

  const share = await lab.openShare();
  await share.getByRole('switch', { name: shareTexts.pins(3) }).check();
  const link = await lab.sharedLink(share);
  expect(link).toContain('&pins=');
  // Seven, of which one has no room.
  const receiver = new LabPage(await context.newPage());
  const more = [1, 2, 3, 4].map((seed) => pinOf({ seed }));
  await receiver.greet(`${new URL(link).hash}/${more.join('/')}`);
  const received = receiver.page.getByRole('region', { name: texts.title, exact: true });
  await received.scrollIntoViewIfNeeded();
  await expect(received.getByRole('list', { name: texts.list }).getByRole('listitem')).toHaveCount(6);
  await expect(receiver.page.getByText(/There are 6 pins at most: 1 of this link/)).toBeVisible();
  await expect(received.getByText(texts.full)).toBeVisible();
});

test('a pin of data that this browser lacks says so; taken out, it is out of the link as well', async ({
  lab,
  page,
}) => {
  const pins = ['seed:9', `dataset.name:own-pictures;dataset.content:${'ab'.repeat(8)}`, 'seed:8'];
  await lab.greet(tiny({ result: '60.0-55.0-65.0', pins: pins.join('/') }));
  const panel = page.getByRole('region', { name: texts.title, exact: true });
  await panel.scrollIntoViewIfNeeded();
  const items = panel.getByRole('list', { name: texts.list }).getByRole('listitem');
  await expect(items).toHaveCount(3);
  const lacking = items.nth(1);
  await expect(lacking).toContainText(/is not loaded here/);
  await expect(lacking.getByRole('button', { name: texts.load })).toBeVisible();
  await expect(panel.getByRole('button', { name: texts.runThem(2) })).toBeVisible();
  await lacking.getByRole('button', { name: /^Take out / }).click();
  await expect(items).toHaveCount(2);
  const hash = () => new URL(page.url()).hash;
  expect(hash()).toContain('pins=seed:9/seed:8');
  expect(hash()).toContain('result=60.0-55.0-65.0');
  await items
    .first()
    .getByRole('button', { name: /^Take out / })
    .click();
  await items
    .first()
    .getByRole('button', { name: /^Take out / })
    .click();
  await expect(items).toHaveCount(0);
  expect(hash()).not.toContain('pins');
  expect(hash()).toContain('result=60.0-55.0-65.0');
  await page.reload();
  await panel.scrollIntoViewIfNeeded();
  await expect(panel.getByText(texts.empty)).toBeVisible();
});

const words = texts.charts;
const figureOf = (panel: Locator, title: string) =>
  panel.locator('figure').filter({ has: panel.page().getByText(title, { exact: true }) });

/** As an earlier version of the page kept them. */
function keepAsBefore(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('clmia-pins');
        opening.onerror = reject;
        opening.onsuccess = () => {
          const writing = opening.result.transaction('pins', 'readwrite');
          const store = writing.objectStore('pins');
          store.openCursor().onsuccess = ({ target }) => {
            const { result: cursor } = target as IDBRequest<IDBCursorWithValue | null>;
            if (!cursor) return;
            const { curves: _, charted: __, ...kept } = cursor.value;
            cursor.update(kept);
            cursor.continue();
          };
          writing.oncomplete = () => {
            opening.result.close();
            resolve();
          };
        };
      }),
  );
}

test('pinned runs lie over each other in every chart, named there and told in words; each can be left out', async ({
  lab,
  page,
}) => {
  const { panel, pin } = await runAndPin(lab, page);
  // The second lacks an attack that the first has.
  await lab.open(tiny({ attacks: 'clmia', 'contrastive.temperature': 0.5 }));
  await lab.runToEnd();
  await panel.scrollIntoViewIfNeeded();
  await pin.click();
  const pins = ['τ 0.05', 'τ 0.5'];

  const roc = figureOf(panel, words.roc('CLMIA'));
  const scores = figureOf(panel, words.scores('CLMIA'));
  const losses = Object.values(words.losses.titles).map((title) => figureOf(panel, title));
  for (const name of pins) {
    for (const chart of [roc, scores, ...losses])
      await expect(chart.locator('svg text', { hasText: new RegExp(`^${name}$`) })).toHaveCount(1);
    await expect(roc).toContainText(new RegExp(`${name}: AUC 0\\.\\d+ \\[`));
    await expect(scores).toContainText(`${name}: median score of members`);
    for (const chart of losses) await expect(chart).toContainText(`${name}: from `);
  }
  await losses[2]!.locator('svg[data-chart]').hover();
  await expect(losses[2]!).toContainText(/τ 0\.0?5: [\d.]+, epoch \d/);
  // By keys: along a run's line, and to the other run's.
  const reader = losses[2]!.getByRole('slider');
  await reader.press('Home');
  const first = await reader.getAttribute('aria-valuetext');
  expect(first).toMatch(/epoch 1$/);
  await reader.press('ArrowRight');
  await expect(reader).toHaveAttribute('aria-valuetext', /epoch 2$/);
  await reader.press('ArrowLeft');
  await reader.press('ArrowDown');
  await expect(reader).not.toHaveAttribute('aria-valuetext', first ?? '');
  await expect(reader).toHaveAttribute('aria-valuetext', /epoch 1$/);

  const ranking = panel.getByRole('table', { name: words.ranking.caption });
  const rowOf = (attack: string) => ranking.getByRole('row', { name: attack, exact: false });
  await expect(rowOf('CLMIA')).toContainText(/τ 0\.05: \d+\.\d % \[.*; τ 0\.5: \d+\.\d % \[/);
  await expect(rowOf('loss')).toContainText(`τ 0.5: ${words.ranking.none}`);
  await ranking.getByRole('button', { name: 'loss', exact: true }).focus();
  await expect(panel.getByText(`loss τ 0.5: ${words.ranking.none}`)).toBeVisible();
  await expectAccessible(page, 'pinned runs over each other');

  const share = await lab.openShare();
  const files: Download[] = [];
  page.on('download', (download) => files.push(download));
  await share.getByRole('button', { name: shareTexts.chartsSvg, exact: true }).click();
  const pinned = () => files.find((one) => one.suggestedFilename() === 'clmia-pinned-roc.svg');
  await expect.poll(() => pinned() !== undefined).toBe(true);
  const picture = await readFile(await pinned()!.path(), 'utf8');
  for (const name of pins) expect(picture).toMatch(new RegExp(`<desc>[^<]*${name}: [^<]*; seed \\d`));
  await page.keyboard.press('Escape');

  const draw = (name: string) => panel.getByRole('checkbox', { name: texts.table.draw(name), exact: true });
  await draw('τ 0.05').uncheck();
  await expect(roc.locator('svg text', { hasText: /^τ 0\.05$/ })).toHaveCount(0);
  await expect(roc.locator('svg text', { hasText: /^τ 0\.5$/ })).toHaveCount(1);
  await draw('τ 0.5').uncheck();
  await expect(panel.getByText(words.noneDrawn)).toBeVisible();
  await draw('τ 0.5').check();
  await expect.poll(() => keptNames(page)).toHaveLength(2);
  await page.reload();
  await panel.scrollIntoViewIfNeeded();
  await expect(draw('τ 0.05')).not.toBeChecked();
  await expect(draw('τ 0.5')).toBeChecked();
  await expect(panel.getByText(/kept no curves/)).toHaveCount(0);

  await keepAsBefore(page);
  await page.goto('about:blank');
  await lab.open(tiny());
  await panel.scrollIntoViewIfNeeded();
  await expect(panel.getByText(words.withoutCurves(pins))).toBeVisible();
  await expect(losses[0]!).toContainText(words.losses.none);
});

/** In pixels: a panel's padding. */
const LITTLE = 40;

test('without pins nothing empty stands under Compare', async ({ lab, page }) => {
  await lab.greet();
  const panel = page.getByRole('region', { name: texts.title, exact: true });
  await panel.scrollIntoViewIfNeeded();
  await expect(panel.getByRole('button', { name: texts.pin, exact: true })).toBeVisible();
  const beneath = await panel.evaluate((section) => {
    const shown = Array.from(section.querySelectorAll('p, button, select'));
    const lowest = Math.max(...shown.map((one) => one.getBoundingClientRect().bottom));
    return section.getBoundingClientRect().bottom - lowest;
  });
  expect(beneath).toBeLessThan(LITTLE);
});
