/** A replay where there is little to replay, or nobody looks: what failed, what is remembered, a tab that is hidden. */
import { texts as embeddingTexts } from '../src/page/bench/embedding/texts.ts';
import { texts as commonTexts } from '../src/page/common/texts.ts';
import { expectAccessible } from './accessible.ts';
import { tiny } from './experiments.ts';
import { expect, test as faulty, NOT_LOADED } from './faultyTest.ts';
import { Learning } from './pages/learning.ts';
import { test } from './test.ts';

const ENCODER_EPOCHS = 12;
const REPLAYED = tiny({ 'target.epochs': 6, 'contrastive.epochs': ENCODER_EPOCHS });

faulty(
  'a run that fails shows how far it came; one that is remembered is replayed over a reload',
  async ({ lab, page, server, watch }) => {
    watch.expectErrors(...NOT_LOADED);
    const learning = new Learning(page);
    // Of the last stage.
    server.fail(/diagnoseRun-.*\.js/, 'missing');
    await lab.greet(REPLAYED);
    await lab.run();
    await expect(lab.failure).toBeVisible({ timeout: 60_000 });
    const target = learning.line('target');
    await learning.look('target');
    await target.press('Home');
    await expect(target).toHaveAttribute('aria-valuetext', embeddingTexts.epochOf(1, 6));
    await target.press('End');
    await expect(target).toHaveAttribute('aria-valuetext', embeddingTexts.epochOf(6, 6));
    await learning.look('map');
    const map = learning.line('map');
    await map.press('Home');
    await expect(map).toHaveAttribute('aria-valuetext', embeddingTexts.epochOf(0, ENCODER_EPOCHS));
    await expectAccessible(page, 'a run that failed is replayed');

    server.mend();
    await lab.failure.getByRole('button', { name: commonTexts.retry }).click();
    await lab.waitForFinished();
    await page.reload();
    await lab.waitForFinished();
    await map.press('Home');
    await expect(map).toHaveAttribute('aria-valuetext', embeddingTexts.epochOf(0, ENCODER_EPOCHS));
    await learning.look('target');
    await target.press('Home');
    await expect(target).toHaveAttribute('aria-valuetext', embeddingTexts.epochOf(1, 6));
  },
);

declare global {
  interface Window {
    hideTab(to: boolean): void;
  }
}

/** A browser draws nothing of a tab that is hidden, and goes on with what was asked for when it is shown again. */
const HIDING = () => {
  const draw = window.requestAnimationFrame.bind(window);
  let hidden = false;
  const waiting: FrameRequestCallback[] = [];
  window.requestAnimationFrame = (callback) => (hidden ? waiting.push(callback) : draw(callback));
  Object.defineProperty(document, 'visibilityState', { get: () => (hidden ? 'hidden' : 'visible') });
  Object.defineProperty(document, 'hidden', { get: () => hidden });
  window.hideTab = (to) => {
    hidden = to;
    document.dispatchEvent(new Event('visibilitychange'));
    if (!hidden) for (const callback of waiting.splice(0)) draw(callback);
  };
};

test('a replay waits while its tab is hidden, and goes on from where it was', async ({ lab, page }) => {
  await page.addInitScript(HIDING);
  const learning = new Learning(page);
  const at = async () => Number(await learning.line('map').inputValue());
  await lab.greet();
  await learning.line('map').press('Home');
  await expect(learning.map).toContainText(embeddingTexts.frame(0, 40));
  await learning.play.click();
  await expect.poll(at).toBeGreaterThan(0);
  await page.evaluate(() => window.hideTab(true));
  const left = await at();
  // Longer than the rest of it would take.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 10_000)));
  expect(await at()).toBe(left);
  // An epoch takes longer than two frames may count for.
  const next = await learning.line('map').evaluate(async (line: HTMLInputElement) => {
    window.hideTab(false);
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame);
    return Number(line.value);
  });
  expect(next - left).toBeLessThanOrEqual(2);
  await expect(learning.play).toBeVisible({ timeout: 60_000 });
  expect(await at()).toBe(40);
});

test('who wants reduced motion plays it, too: from picture to picture, none of them between', async ({
  lab,
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const learning = new Learning(page);
  await lab.greet();
  await learning.line('map').press('Home');
  await expect(learning.map).toContainText(embeddingTexts.frame(0, 40));
  await learning.slow.click();
  await learning.play.click();
  const { pictures, epochs } = await learning.drawnWhilePlayed(4);
  await learning.pause.click();
  // The newest may be drawn a frame after its number is told.
  expect(pictures).toBeGreaterThan(1);
  expect(pictures).toBeLessThanOrEqual(epochs + 1);
});
