/** On paper is all that the page has, light, with what it rests on, and nothing that is pressed. */
import type { Page } from '@playwright/test';
import { texts as knobsTexts } from '../src/page/bench/knobs/texts.ts';
import { texts as benchTexts } from '../src/page/benchmark/texts.ts';
import { texts as evidenceTexts } from '../src/page/evidence/texts.ts';
import { texts as galleryTexts } from '../src/page/gallery/texts.ts';
import { texts as informationTexts } from '../src/page/information/texts.ts';
import { texts as provenanceTexts } from '../src/page/provenance/texts.ts';
import { texts as studiesTexts } from '../src/page/studies/texts.ts';
import { brake } from './brake.ts';
import { tiny } from './experiments.ts';
import { AuditPage } from './pages/auditPage.ts';
import { expect, test } from './test.ts';

const print = (page: Page) => page.emulateMedia({ media: 'print', colorScheme: 'dark' });

test('a print in the dark holds what nobody scrolled to, light and with its origin', async ({
  lab,
  page,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await lab.greet();
  await print(page);
  const term = (name: string) => page.locator('dt', { hasText: new RegExp(`^${name}$`) }).locator('+ dd');
  await expect(term('Shown')).toHaveText(/^a run recorded \d{4}-\d\d-\d\d with seed 7 on ./);
  await expect(term('Experiment').first()).toContainText(provenanceTexts.origin.defaults);
  await expect(term('Seed').first()).toHaveText('7');
  await expect(term('Address')).toHaveText(page.url());

  for (const title of [evidenceTexts.exposed.title, evidenceTexts.calibration.title])
    await expect(page.getByRole('region', { name: title, exact: true })).toBeVisible();
  await expect(page.getByRole('region', { name: informationTexts.title })).toContainText('Bits, out of 1');
  const sheet = page.getByRole('region', { name: galleryTexts.title, exact: true }).locator('canvas').last();
  const isDrawn = () =>
    sheet.evaluate((canvas: HTMLCanvasElement) =>
      canvas
        .getContext('2d')!
        .getImageData(0, 0, canvas.width, canvas.height)
        .data.some((byte, i) => i % 4 !== 3 && byte > 0),
    );
  await expect.poll(isDrawn, { message: 'the last sheet of pictures' }).toBe(true);

  await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(255, 255, 255)');
  const ground = await lab.embedding.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
    return Array.from(canvas.getContext('2d')!.getImageData(0, 0, 1, 1).data);
  });
  expect(ground, 'the plot’s ground').toEqual([255, 255, 255, 255]);
  await expect(lab.runButton).toBeHidden();
  await expect(lab.slider('tau')).toBeHidden();
  // Settings are read, where they could be typed.
  const settings = page.getByRole('region', { name: knobsTexts.label, exact: true });
  const numbers = settings.getByRole('spinbutton');
  await expect(numbers).toHaveCount(4);
  for (const number of await numbers.all()) await expect(number).toBeVisible();
  await expect(page.locator('details').first()).toHaveAttribute('open', '');
  const cut = await page.locator('svg[data-chart]').evaluateAll(
    (charts) =>
      charts.filter((chart) => {
        const { right } = chart.getBoundingClientRect();
        return right > document.documentElement.clientWidth + 1;
      }).length,
  );
  expect(cut, 'charts that are wider than the sheet').toBe(0);

  await page.emulateMedia({ media: 'screen', colorScheme: 'dark' });
  await expect(term('Address')).toHaveCount(0);
  await expect(lab.runButton).toBeVisible();
  await expect(page.locator('details').first()).not.toHaveAttribute('open');
});

test('a real print is told by its events, and one during a run is marked', async ({ lab, page }) => {
  await lab.greet(tiny({ 'target.epochs': 400 }));
  await brake(page);
  await lab.run();
  await lab.waitForProgress('target', 0);
  const printed = await page.evaluate(() => {
    dispatchEvent(new Event('beforeprint'));
    const words = document.body.innerText;
    dispatchEvent(new Event('afterprint'));
    return { words, after: document.body.innerText };
  });
  expect(printed.words).toContain(provenanceTexts.origin.during);
  expect(printed.words).toContain(page.url());
  expect(printed.after).not.toContain(provenanceTexts.origin.during);
  expect((await page.pdf()).length).toBeGreaterThan(10_000);
});

test('an audit is printed with its address and all of its figures', async ({ page, watch: _ }) => {
  const audit = new AuditPage(page);
  await audit.open();
  await audit.exampleButton.click();
  await audit.waitFor('finished');
  await print(page);
  await expect(page.locator('dd', { hasText: page.url() })).toBeVisible();
  await expect(audit.figures).toBeVisible();
  await expect(audit.againButton).toBeHidden();
});

test('at the end of a printed page stands nothing that is pressed, and no line over nothing', async ({
  page,
  watch: _,
}) => {
  for (const view of ['', '?lesson=pairs', '?studies', '?audit', '?bench', '?teach']) {
    await page.emulateMedia({ media: 'screen' });
    await page.goto('about:blank');
    await page.goto(`./${view}`);
    await expect(page.locator('html[data-open]:not([data-waiting])')).toBeAttached();
    await print(page);
    const foot = page.locator('footer');
    if (view === '' || view.startsWith('?lesson')) {
      await expect.soft(foot, view).toContainText('Fashion-MNIST');
      await expect.soft(foot.getByRole('navigation'), view).toBeHidden();
    } else await expect.soft(foot, view).toBeHidden();
  }
});

test('of the benchmark no choices are printed, and the table of a study goes on the sheet', async ({
  page,
  watch: _,
}) => {
  await page.goto('./?bench');
  await expect(page.getByText(benchTexts.choose)).toBeVisible();
  await print(page);
  await expect(page.getByText(benchTexts.choose)).toBeHidden();
  await expect(page.getByRole('table')).toBeVisible();

  await page.emulateMedia({ media: 'screen' });
  // As wide as paper between its margins.
  await page.setViewportSize({ width: 720, height: 1000 });
  await page.goto('./?studies');
  await expect(page.getByText(studiesTexts.hint)).toBeVisible();
  await print(page);
  await expect(page.getByText(studiesTexts.hint)).toBeHidden();
  const table = page.getByRole('table').filter({ hasText: studiesTexts.seedsColumn });
  await expect(table).toBeVisible();
  // As all of its points would fill it.
  const right = await table.evaluate((whole, figure) => {
    for (const cell of whole.querySelectorAll('td')) cell.textContent = figure;
    return whole.getBoundingClientRect().right;
  }, '57.6\u00a0% [54.2, 61.0]');
  expect(right).toBeLessThanOrEqual(720);
});
