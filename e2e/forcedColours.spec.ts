/** Where the person's own colours replace the page's, nothing that a colour told is lost: shapes, tracks, what is chosen, what is at work. */
import type { Locator, Page } from '@playwright/test';
import { texts as embeddingTexts } from '../src/page/bench/embedding/texts.ts';
import { texts as shellTexts } from '../src/page/shell/texts.ts';
import { expectAccessible } from './accessible.ts';
import { brake } from './brake.ts';
import { expect, test } from './test.ts';

/** What a system colour is here, as a canvas and a picture have it. */
function systemColours(page: Page): Promise<Record<string, string>> {
  return page.evaluate(() => {
    const probe = document.createElement('span');
    probe.style.setProperty('forced-color-adjust', 'none');
    document.body.append(probe);
    const found = ['Canvas', 'CanvasText', 'LinkText', 'GrayText'].map((name) => {
      probe.style.color = name;
      return [name, getComputedStyle(probe).color];
    });
    probe.remove();
    return Object.fromEntries(found);
  });
}

/** The colours of an element's pixels as the screen shows them, each with how often it is there. */
async function colours(page: Page, element: Locator): Promise<Map<string, number>> {
  const picture = (await element.screenshot({ animations: 'disabled' })).toString('base64');
  const counted = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d')!;
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    const counts: Record<string, number> = {};
    for (let i = 0; i < data.length; i += 4) {
      const name = `rgb(${data[i]}, ${data[i + 1]}, ${data[i + 2]})`;
      counts[name] = (counts[name] ?? 0) + 1;
    }
    return Object.entries(counts);
  }, picture);
  return new Map(counted);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`forced colours, ${colorScheme}: what colours told is still told`, async ({ lab, page }) => {
    await page.emulateMedia({ forcedColors: 'active', colorScheme, reducedMotion: 'reduce' });
    await lab.greet();
    const system = await systemColours(page);
    const { Canvas: canvas = '', CanvasText: ink = '', LinkText: link = '', GrayText: grey = '' } = system;
    await expect(lab.stopButton).toHaveCSS('color', grey);
    await expect(lab.runButton).not.toHaveCSS('color', grey);

    const embedding = await colours(page, lab.embedding);
    expect(embedding.get(ink), 'members, filled').toBeGreaterThan(1000);
    expect(embedding.get(link), 'non-members, hollow').toBeGreaterThan(100);
    expect(embedding.get(canvas), 'the ground').toBeGreaterThan(100_000);

    const inked = (counts: Map<string, number>, least: number) =>
      [...counts].filter(([colour, pixels]) => colour !== canvas && pixels > least).length;
    const track = await colours(page, lab.slider('tau'));
    expect(inked(track, 100), 'a slider’s track, before and after its thumb').toBeGreaterThanOrEqual(2);

    const view = page.getByRole('group', { name: shellTexts.viewpoint.label });
    expect(inked(await colours(page, view), 1000), 'the chosen segment').toBeGreaterThanOrEqual(1);
    const known = page.getByText(embeddingTexts.known, { exact: true });
    const key = page.getByRole('list').filter({ has: known }).getByRole('listitem').first();
    expect((await colours(page, key)).get(ink), 'the key’s filled mark').toBeGreaterThan(30);
    // The first setting that is moved begins a run, which is to be there until it is stopped.
    await brake(page);
    const same = page.getByRole('switch').first().locator('..');
    const on = await colours(page, same);
    await same.click();
    const off = await colours(page, same);
    expect(Math.abs((on.get(ink) ?? 0) - (off.get(ink) ?? 0)), 'a switch, on and off').toBeGreaterThan(100);

    await lab.slider('tau').focus();
    await lab.slider('tau').press('ArrowRight');
    await expect(lab.slider('tau')).toHaveCSS('outline-style', 'solid');
    await expectAccessible(page, 'forced colours, a run under way');
    await lab.stop();
    await expect(lab.runButton).toBeVisible();
    await expectAccessible(page, 'forced colours, stopped');
  });
}
