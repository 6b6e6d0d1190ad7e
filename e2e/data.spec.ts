/** The person's own data: loaded, chosen, run, refused and deleted; and the gallery of what is in use. */
import { texts as factsTexts } from '../src/page/bench/facts/texts.ts';
import { texts as commonTexts } from '../src/page/common/texts.ts';
import { texts as dataTexts } from '../src/page/data/texts.ts';
import { texts as estimateTexts } from '../src/page/estimate/texts.ts';
import { texts as galleryTexts } from '../src/page/gallery/texts.ts';
import { texts as shellTexts } from '../src/page/shell/texts.ts';
import { expectAccessible } from './accessible.ts';
import { cifarArchive, pictureZip, testFile } from './dataFiles.ts';
import { tiny } from './experiments.ts';
import { DataDialog } from './pages/dataDialog.ts';
import { expect, test } from './test.ts';

const archive = () => cifarArchive(50);
const ARCHIVE = 'cifar-10-binary.tar.gz';

test('CIFAR-10’s archive is dropped, chosen, run, and still there after a reload', async ({ lab, page }) => {
  await lab.greet(tiny());
  const data = new DataDialog(page);
  await data.drop(testFile(ARCHIVE, archive()));
  await data.load();
  await expect(data.set('CIFAR-10')).toContainText('300 pictures · 32 × 32 colour · 10 classes');
  await expect(lab.fact(factsTexts.data)).toContainText('Fashion-MNIST');
  await data.use('CIFAR-10');
  await data.close();
  await expect(lab.fact(factsTexts.data)).toHaveText('CIFAR-10 · 60 each');
  await expect(page).toHaveURL(/dataset\.name=cifar-10&dataset\.content=[0-9a-f]{16}/);
  await lab.runToEnd();

  const gallery = page.getByRole('region', { name: galleryTexts.title });
  await gallery.scrollIntoViewIfNeeded();
  await expect(
    gallery.getByRole('img', { name: /^airplane: \d+ members and \d+ non-members$/ }),
  ).toBeVisible();
  await expect(gallery.getByRole('img')).toHaveCount(10);
  await lab.chooseView('attacker');
  await gallery.scrollIntoViewIfNeeded();
  await expect(gallery.getByRole('img', { name: /^airplane: \d+ pictures$/ })).toBeVisible();

  await page.reload();
  await data.open();
  await expect(data.set('CIFAR-10').getByText(dataTexts.inUse)).toBeVisible();
  await data.delete('CIFAR-10');
  await expect(data.set('CIFAR-10')).toHaveCount(0);
  await data.close();
  await expect(lab.fact(factsTexts.data)).toContainText('Fashion-MNIST');
});

test('a link to data that are not here says so once it is opened, and what to do', async ({ lab, page }) => {
  const title = estimateTexts.notLoaded.title;
  const told = page.getByRole('status').filter({ hasText: title });
  const elsewhere = tiny({ 'dataset.name': 'cifar-10', 'dataset.content': '0123456789abcdef' });
  await lab.greet(elsewhere);
  await expect(told).toContainText('0123456789abcdef');
  await expect(told).toContainText(estimateTexts.notLoaded.hint.archive);
  await told.getByRole('button', { name: shellTexts.notices.loadData }).click();
  const data = new DataDialog(page);
  await data.chooseFiles(testFile(ARCHIVE, archive()));
  await data.load();
  // Others than the link's, until they are chosen.
  await data.use('CIFAR-10');
  await data.close();
  await expect(told).toHaveCount(0);

  // The link's own data: told of until they are there.
  await expect(page).not.toHaveURL(/0123456789abcdef/);
  const { hash } = new URL(page.url());
  await data.open();
  await data.delete('CIFAR-10');
  await data.close();
  await expect(page).not.toHaveURL(/cifar-10/);
  await page.evaluate((link) => {
    location.hash = link;
  }, hash);
  await expect(told).toBeVisible();
  await data.drop(testFile(ARCHIVE, archive()));
  await data.load();
  await data.close();
  await expect(told).toHaveCount(0);
});

test('a truncated archive is refused by name and changes nothing', async ({ lab, page }) => {
  await lab.greet(tiny());
  const data = new DataDialog(page);
  await data.open();
  const whole = archive();
  await data.chooseFiles(testFile(ARCHIVE, whole.slice(0, whole.length >> 1)));
  await data.loadButton.click();
  await expect(data.failure).toContainText(dataTexts.failed);
  await expect(data.failure).toContainText(ARCHIVE);
  await data.failure.getByRole('button', { name: commonTexts.dismiss }).click();
  await expect(data.set('CIFAR-10')).toHaveCount(0);
  await expect(data.set('Fashion-MNIST').getByText(dataTexts.inUse)).toBeVisible();

  await data.chooseFiles(testFile('holiday.exe', Uint8Array.of(77, 90)));
  await expect(data.failure).toContainText('holiday.exe is no data set that this lab reads.');
  await data.close();
  await expect(lab.fact(factsTexts.data)).toHaveText('Fashion-MNIST · 60 each');
});

test('a zip of pictures by class is loaded, with what was left out listed', async ({ lab, page }) => {
  await lab.greet(tiny());
  const data = new DataDialog(page);
  await data.open();
  await data.chooseFiles(testFile('mine.zip', pictureZip(60)));
  await expect(data.dialog.getByText(dataTexts.offer.pictures('181', 3))).toBeVisible();
  await data.load();
  await expect(data.loaded).toContainText('180 pictures');
  await data.skipped.click();
  for (const [path, why] of [
    ['pictures/red/torn.png', dataTexts.reasons.broken],
    ['pictures/readme.txt', dataTexts.reasons['not-a-picture']],
    ['__MACOSX/pictures/red/._0.png', dataTexts.reasons.hidden],
    ['../outside/red/evil.png', dataTexts.reasons.outside],
  ])
    await expect(data.dialog.getByRole('listitem').filter({ hasText: path! })).toContainText(why!);
  await data.use('Your pictures');
  await expect(lab.fact(factsTexts.data)).toHaveText('Your pictures · 45 each');
  await data.close();
  await lab.runToEnd();
});

test('a table is read by its class column and trained by the MLP', async ({ lab, page }) => {
  await lab.greet(tiny());
  const data = new DataDialog(page);
  const rows = Array.from({ length: 240 }, (_, i) => `${i % 3},${(i * 37) % 100},${['low', 'high'][i % 2]}`);
  rows.push('2,.,low', '1,50,NA');
  await data.drop(testFile('wine.csv', Buffer.from(`acid,sugar,grade\n${rows.join('\n')}\n`)));
  await expect(data.dialog.getByLabel(dataTexts.offer.target)).toHaveValue('grade');
  await data.load();
  await expect(data.set('Your table')).toContainText('241 rows · 3 columns · 2 classes');
  await expect(data.dialog).toContainText(/1 of 242 rows are left out.*"NA" in line 243/);
  await expect(data.dialog).toContainText('Cells without a value: 1, in sugar');
});

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]) {
  // The wide page has the same parts: the slow tests go through them again.
  const tag = viewport.width > 1000 ? '@slow' : [];
  test(`axe finds nothing in the dialog at ${viewport.width} × ${viewport.height}`, { tag }, async ({
    lab,
    page,
  }) => {
    await page.setViewportSize(viewport);
    await lab.greet();
    const data = new DataDialog(page);
    await data.open();
    await expectAccessible(page, 'data');
    await data.chooseFiles(testFile('mine.zip', pictureZip(60)));
    await expect(data.loadButton).toBeVisible();
    await expectAccessible(page, 'what the files are');
    await data.load();
    await data.skipped.click();
    await expectAccessible(page, 'loaded');
    await data.chooseFiles(testFile('holiday.exe', Uint8Array.of(77, 90)));
    await expect(data.failure).toBeVisible();
    await expectAccessible(page, 'refused');
    await data.close();
    await page.getByRole('heading', { name: galleryTexts.title }).scrollIntoViewIfNeeded();
    await expect(
      page.getByRole('region', { name: galleryTexts.title }).getByRole('img').first(),
    ).toBeVisible();
    await expectAccessible(page, 'gallery');
  });
}
