/** The story that greets a first visitor: told, turned, skipped, kept away, asked for again. */
import { texts as ribbonTexts } from '../src/page/bench/ribbon/texts.ts';
import { texts as stepTexts } from '../src/page/story/stepTexts.ts';
import { texts } from '../src/page/story/texts.ts';
import { expectAccessible } from './accessible.ts';
import { StoryPart } from './pages/storyPart.ts';
import { wholePainted } from './painted.ts';
import { expect, test } from './test.ts';

test.use({ isFirstVisit: true });

test('its question stands in the first paint, it is told step by step, and is not told again', async ({
  lab,
  page,
}) => {
  const story = new StoryPart(page);
  let come = () => {};
  const held = new Promise<void>((resolve) => {
    come = resolve;
  });
  await page.route(/\/assets\/open-[^/]*\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('./', { waitUntil: 'commit' });
  await wholePainted(page);
  const ribbon = page.getByRole('region', { name: ribbonTexts.label });
  await expect(ribbon).toBeVisible();
  await expect(page.getByText(texts.guess.say)).toBeVisible();
  const pictures = story.part.getByRole('img', { name: /labelled as the other$/ });
  await expect(pictures).toHaveCount(2);
  const painted = [(await pictures.first().boundingBox())!, (await pictures.last().boundingBox())!];
  const below = (await ribbon.boundingBox())!.y;
  come();
  await story.guess('left');
  expect((await ribbon.boundingBox())!.y).toBe(below);
  expect([await pictures.first().boundingBox(), await pictures.last().boundingBox()]).toEqual(painted);
  const { height } = (await story.part.boundingBox())!;
  const { right, wrong } = stepTexts.guess;
  await expect(story.part.getByText(right).or(story.part.getByText(wrong))).toBeVisible();
  await expectAccessible(page, 'after the guess');
  for (const step of [2, 3, 4, 5]) {
    await story.next.click();
    await expect(story.at(step)).toBeVisible();
    // Beside what says its figures in words each picture has its table.
    await expect(story.table).toHaveCount(step === 2 ? 0 : 1);
    expect((await story.part.boundingBox())!.height, `step ${step}`).toBe(height);
  }
  await story.part.getByRole('button', { name: stepTexts.map.use }).click();
  await expect(story.part.getByText(/^Right for \d/)).toBeVisible();
  await story.table.press('Enter');
  const { called, notCalled, known } = stepTexts.map;
  for (const kind of [called, notCalled, known.member])
    await expect(
      page.getByRole('dialog').getByRole('cell', { name: kind, exact: true }).first(),
    ).toBeVisible();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Escape');
  await expect(story.at(5)).toBeVisible();
  await expectAccessible(page, 'the map');
  await story.toBench.click();
  await expect(story.part).toHaveCount(0);
  await page.reload();
  await expect(lab.headline).toBeVisible();
  await expect(story.part).toHaveCount(0);

  // Back from the header, by keyboard, with the focus.
  await story.again.press('Enter');
  await expect(story.part.getByRole('heading')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(story.at(2)).toBeVisible();
  await page.keyboard.press('ArrowRight');
  const before = await story.right();
  await story.threshold.press('PageUp');
  await expect(story.at(3)).toBeVisible();
  await expect.poll(() => story.right()).not.toBe(before);
  // By mouse: where nothing is left over it, all are called non-members.
  const { x, y, width } = (await story.part.locator('[data-chart]').boundingBox())!;
  await page.mouse.move(x + width / 2, y + 60);
  await page.mouse.down();
  await page.mouse.move(x + width + 40, y + 60);
  await page.mouse.up();
  expect(await story.right()).toBe(50);
  await expectAccessible(page, 'the piles');
  await story.back.click();
  await story.skip.press('Enter');
  await expect(story.part).toHaveCount(0);
  await expect(story.again).toBeFocused();
});

test('a link with settings never shows it, and one that is opened ends it', async ({ lab, page }) => {
  const story = new StoryPart(page);
  await lab.greet('#v=1&contrastive.temperature=0.2');
  await expect(story.part).toHaveCount(0);
  await page.goto('./');
  await expect(story.part).toBeVisible();
  await expect(page.locator('html[data-open]')).toHaveCount(1);
  await story.part.getByRole('link').click();
  await expect(story.part).toHaveCount(0);
  await expect(page).toHaveURL(/labelNoise=0\.3/);
});

declare global {
  interface Window {
    /** What moved by itself, as browsers reckon it. */
    moved: number;
  }
}

test('on a phone nothing moves as it comes, it stays as high as it is, and nothing sticks out', async ({
  lab,
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.addInitScript(() => {
    window.moved = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.moved += (entry as unknown as { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  const story = new StoryPart(page);
  await page.goto('./');
  await expect(lab.headline).toBeVisible();
  await story.waitForTeller();
  expect(await page.evaluate(() => window.moved)).toBeLessThan(0.02);
  const { height } = (await story.part.boundingBox())!;
  for (const step of [2, 3, 4, 5]) {
    await story.next.click();
    await expect(story.at(step)).toBeVisible();
    expect((await story.part.boundingBox())!.height, `step ${step}`).toBe(height);
    const { scrollWidth, clientWidth } = await page.evaluate(() => ({
      scrollWidth: document.documentElement.scrollWidth,
      clientWidth: document.documentElement.clientWidth,
    }));
    expect(scrollWidth, `step ${step}`).toBe(clientWidth);
  }
});
