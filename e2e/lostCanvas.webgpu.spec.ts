/** With its GPU process a browser loses what canvases hold; what is drawn is drawn again. */
import type { Locator } from '@playwright/test';
import { crashGpu } from './crashGpu.ts';
import { expect, test } from './test.ts';

/** How many colours a canvas shows, of which an empty one has one. */
const colours = (canvas: Locator) =>
  canvas.evaluate((element) => {
    const { width, height } = element as HTMLCanvasElement;
    const { data } = (element as HTMLCanvasElement).getContext('2d')!.getImageData(0, 0, width, height);
    return new Set(new Uint32Array(data.buffer)).size;
  });

test('the embedding and the pictures are drawn again once the GPU process is lost', async ({
  lab,
  page,
  browser,
}) => {
  await lab.greet();
  const plot = page.locator('canvas').first();
  await expect.poll(() => colours(plot)).toBeGreaterThan(1);
  await page
    .getByRole('img', { name: /members/ })
    .last()
    .scrollIntoViewIfNeeded();
  const sheet = page.locator('figure canvas').last();
  await sheet.scrollIntoViewIfNeeded();
  await expect.poll(() => colours(sheet)).toBeGreaterThan(1);
  const before = [await colours(plot), await colours(sheet)];
  await crashGpu(browser);
  await expect.poll(async () => [await colours(plot), await colours(sheet)]).toEqual(before);
});
