/** What a lecturer finds: the page for an hour, its handout on paper, and the large view for the wall. */
import { KNOB_TEXTS } from '../src/lab/experiment/knobTexts.ts';
import { texts as embeddingTexts } from '../src/page/bench/embedding/texts.ts';
import { texts as informationTexts } from '../src/page/information/texts.ts';
import { CHAPTER_IDS } from '../src/page/lesson/steps.ts';
import { texts as presentTexts } from '../src/page/present/texts.ts';
import { texts as shareTexts } from '../src/page/share/texts.ts';
import { texts as shellTexts } from '../src/page/shell/texts.ts';
import { texts as teachTexts } from '../src/page/teach/texts.ts';
import { expectAccessible } from './accessible.ts';
import { brake } from './brake.ts';
import { tiny } from './experiments.ts';
import { expect, test } from './test.ts';

test('an hour is planned, linked and answered, and the handout is all that is printed', async ({ page }) => {
  await page.goto('./?teach');
  const heading = page.getByRole('heading', { name: teachTexts.plan.title });
  await expect(heading).toBeVisible();
  await expect(page.locator('[data-timed]')).toHaveCount(CHAPTER_IDS.length);
  await expect(page.getByText(/random encoder, at .* over 5 seeds/).first()).toBeVisible();
  await expectAccessible(page, 'for lecturers');
  await page.setViewportSize({ width: 320, height: 640 });
  const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
  expect(scrollWidth, 'nothing sticks out').toBe(clientWidth);

  await page.evaluate(() => {
    window.print = () => undefined;
  });
  await page.getByRole('button', { name: teachTexts.handout.print }).click();
  await page.emulateMedia({ media: 'print' });
  await expect(heading).toBeHidden();
  const handout = page.getByRole('article', { name: teachTexts.handout.title });
  const key = handout.getByRole('group');
  await expect(key, 'what the class gets').toBeHidden();
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await expect(handout.getByText(teachTexts.handout.explain)).toHaveCount(CHAPTER_IDS.length);
  await expect(key.getByText(/Right: [abc]\./)).toHaveCount(CHAPTER_IDS.length);
  expect(await key.evaluate((part) => getComputedStyle(part).breakBefore), 'on a page of its own').toBe(
    'page',
  );
  for (const format of ['A4', 'Letter']) {
    const sheets = (await page.pdf({ format })).toString('latin1').match(/\/Type \/Page\b/g);
    expect(sheets, `on ${format} two pages, and the key on a third`).toHaveLength(3);
  }
});

test('the large view shows one panel at a time, is turned by keys and ended by Escape', async ({
  lab,
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await lab.greet(tiny({ seed: 4 }));
  const share = await lab.openShare();
  await share.getByRole('button', { name: shareTexts.large }).click();
  const bar = page.getByRole('navigation', { name: presentTexts.label });
  await expect(bar.getByRole('button', { name: presentTexts.next })).toBeFocused();
  await expect(lab.noResult).toBeVisible();
  await expect(lab.header).toBeHidden();
  await expect(page.getByRole('region', { name: embeddingTexts.title })).toHaveCount(0);
  await page.keyboard.press('ArrowRight');
  const plot = page.getByRole('application', { name: embeddingTexts.label });
  await expect(page.getByRole('region', { name: embeddingTexts.title })).toBeVisible();
  expect(new URL(page.url()).search).toBe('?present=embedding');
  await expect(lab.noResult).toHaveCount(0);
  await expectAccessible(page, 'the large view');

  const release = await brake(page);
  await bar.getByRole('button', { name: presentTexts.run }).click();
  const progress = bar.getByRole('progressbar', { name: presentTexts.progress });
  await expect.poll(() => progress.evaluate((one: HTMLProgressElement) => one.position)).toBeGreaterThan(0);
  await release();
  await lab.waitForFinished();
  await expect(progress).toHaveCount(0);
  // What is drawn larger is found where it is seen.
  const box = (await plot.boundingBox())!;
  await plot.press('ArrowRight');
  await expect(plot).toBeFocused();
  expect(box.y + box.height, 'seen whole over the bar').toBeLessThan((await bar.boundingBox())!.y);
  for (let turns = 0; turns < 2; turns++) await bar.getByRole('button', { name: presentTexts.next }).click();
  await expect(page.getByRole('slider', { name: KNOB_TEXTS.contrastive.temperature.label })).toBeVisible();
  const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
  expect(scrollWidth, 'no way sideways').toBe(clientWidth);
  const isWhole = () =>
    page.evaluate(() => {
      const { scrollHeight, clientHeight } = document.documentElement;
      return scrollHeight <= clientHeight;
    });
  expect(await isWhole(), 'all settings are over the bar').toBe(true);
  for (let turns = 0; turns < 2; turns++) await bar.getByRole('button', { name: presentTexts.next }).click();
  await expect(page.getByText(informationTexts.chart.numbers)).toBeVisible();
  expect(await isWhole(), 'what views tell is seen whole').toBe(true);
  await page.setViewportSize({ width: 1024, height: 768 });
  await expect.poll(isWhole, 'on a narrower wall, too').toBe(true);
  await page.keyboard.press('Escape');
  await expect(bar).toHaveCount(0);
  await expect(page.getByRole('button', { name: shellTexts.controls.share, exact: true })).toBeVisible();
  expect(new URL(page.url()).search).toBe('');
});
