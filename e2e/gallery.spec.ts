/** Every chart and control in its states: each is shown, no state breaks, axe finds nothing, and there are pictures to look at. */
import { expect, type Page, test } from '@playwright/test';
import { build, type PreviewServer, preview } from 'vite';
import { expectAccessible } from './accessible.ts';

const CONFIG = {
  configFile: 'vite.gallery.config.ts',
  build: { outDir: 'test-results/gallery', emptyOutDir: true },
};

/** Built once for all tests of this file. */
test.describe.configure({ mode: 'default' });

let server: PreviewServer;

test.beforeAll(async () => {
  await build(CONFIG);
  server = await preview({ ...CONFIG, preview: { port: 4321, host: 'localhost' } });
});

test.afterAll(async () => {
  await server.close();
});

/** @returns what goes wrong on the page from now on */
async function open(page: Page): Promise<string[]> {
  const problems: string[] = [];
  page.on('pageerror', ({ message }) => problems.push(message));
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(new URL('gallery.html', server.resolvedUrls!.local[0]).href);
  await page.evaluate(() => document.fonts.ready);
  return problems;
}

const SIZES = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
] as const;

for (const viewport of SIZES) {
  test(`the gallery shows every chart and control at ${viewport.width} × ${viewport.height}`, async ({
    page,
  }, testInfo) => {
    await page.setViewportSize(viewport);
    const problems = await open(page);
    for (const group of ['Charts', 'Controls']) {
      const components = page
        .getByRole('region', { name: group, exact: true })
        .getByRole('heading', { level: 3 });
      expect(await components.count(), group).toBeGreaterThanOrEqual(10);
    }
    await expect(page.locator('svg.recharts-surface').first()).toBeVisible();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const path = testInfo.outputPath(`gallery-${viewport.width}-${colorScheme}.png`);
      await page.screenshot({ path, fullPage: true });
      await testInfo.attach(`gallery, ${colorScheme}`, { path, contentType: 'image/png' });
    }
    await expectAccessible(page, 'gallery');
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow, 'pixels that stick out sideways').toBe(0);
    expect(problems).toEqual([]);
  });
}

test('a part whose code did not come is shown when it is asked for again', async ({ page }) => {
  await open(page);
  const component = page.getByRole('region', { name: 'lazyPart', exact: true });
  await expect(component.getByRole('alert')).toContainText('The code did not come.');
  await component.getByRole('button', { name: 'Try again' }).click();
  await expect(component).toContainText('Here it is.');
  await expect(component.getByRole('alert')).toHaveCount(0);
});

test('what cannot be pressed now is read under the pointer, too', async ({ page }) => {
  await open(page);
  const buttons = await page.locator('button[aria-disabled=true]:visible').all();
  expect(buttons.length).toBeGreaterThan(0);
  for (const button of buttons) {
    await button.hover();
    // Of the words, and of the first thing behind them that is drawn.
    const [words, behind] = await button.evaluate((element) => {
      let ground: Element = element;
      while (ground.parentElement && /, 0\)$|^transparent$/.test(getComputedStyle(ground).backgroundColor))
        ground = ground.parentElement;
      return [getComputedStyle(element).color, getComputedStyle(ground).backgroundColor];
    });
    expect(words, (await button.textContent()) ?? '').not.toBe(behind);
  }
});

test('dialog and drawer open over the page', async ({ page }, testInfo) => {
  await open(page);
  for (const kind of ['dialog', 'drawer']) {
    await page.getByRole('button', { name: `Open the ${kind}` }).click();
    await expect(page.getByRole('dialog', { name: `A ${kind}` })).toBeVisible();
    const path = testInfo.outputPath(`${kind}.png`);
    await page.screenshot({ path });
    await testInfo.attach(kind, { path, contentType: 'image/png' });
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
});
