/** Pinned runs: kept, compared, renamed, moved, taken out, and sent in a link. */
import type { Page } from '@playwright/test';
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

test('two pinned runs stand beside each other with their difference, over a reload', async ({
  lab,
  page,
}) => {
  await lab.greet(tiny());
  await lab.runToEnd();
  const panel = page.getByRole('region', { name: texts.title, exact: true });
  const pin = panel.getByRole('button', { name: texts.pin, exact: true });
  await panel.scrollIntoViewIfNeeded();
  await pin.click();
  await lab.nudge('tau', 1, 'PageUp');
  await lab.waitForStage('encoder', 'done');
  await lab.waitForFinished();
  await pin.click();
  await panel.scrollIntoViewIfNeeded();
  const names = panel.getByRole('list', { name: texts.list }).getByRole('textbox');
  await expect(names).toHaveCount(2);
  await expect(names.first()).toHaveValue('τ 0.05');
  const table = panel.getByRole('table');
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
  await expect(items.nth(2)).toContainText('CIFAR-10 is not loaded here.');
  await expect(items.nth(2).getByRole('button', { name: texts.load })).toBeVisible();
  await expect(page.getByText(/A pinned experiment of this link could not be read/)).toContainText(
    'target.width: 99 is refused',
  );
  await expectAccessible(page, 'pins of a link, on a phone');

  await panel.getByRole('button', { name: texts.runThem(2) }).click();
  await expect(items.getByText(texts.notRun)).toHaveCount(1, { timeout: 60_000 });
  const clmia = panel.getByRole('table').getByRole('row', { name: texts.table.clmia });
  await expect(clmia.getByText(/%/)).toHaveCount(2);
  await lab.waitForFinished();

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
