/** The learning is seen while it goes on, and again after it: how sure the models are, and where the encoder puts the examples. */
import { texts as embeddingTexts } from '../src/page/bench/embedding/texts.ts';
import { texts as replayTexts } from '../src/page/bench/replay/texts.ts';
import { texts as commonTexts } from '../src/page/common/texts.ts';
import { expectAccessible } from './accessible.ts';
import { brake } from './brake.ts';
import { tiny } from './experiments.ts';
import { Learning } from './pages/learning.ts';
import { expect, test } from './test.ts';

const ENCODER_EPOCHS = 12;
const LONG_TARGET = tiny({ 'target.epochs': 400 });
const LONG_ENCODER = tiny({ 'target.epochs': 1, 'contrastive.epochs': 100, 'contrastive.batchSize': 8 });
const REPLAYED = tiny({ 'target.epochs': 6, 'contrastive.epochs': ENCODER_EPOCHS });

/** Enough for any glide. */
const MANY_FRAMES = 90;

test('while the target trains, how sure it is of its members and of others is seen', async ({
  lab,
  page,
}) => {
  const learning = new Learning(page);
  await lab.greet(LONG_TARGET);
  await brake(page);
  await lab.run();
  // Nothing of another run stands there before the first snapshot.
  await expect(learning.target).toContainText(/epoch \d+ of 400|about to be trained/);
  await expect(learning.target).toContainText(/mean \.?\d.* (against|and) /, { timeout: 60_000 });
  await lab.pauseButton.click();
  await expect(learning.target).toContainText(replayTexts.members);
  await expectAccessible(page, 'the target trains');
  await lab.chooseView('attacker');
  await expect(learning.shadow).toBeVisible();
  await expect(learning.target).toHaveCount(0);
  await lab.chooseView('ours');
  // It has come so far; of the encoder there is nothing to replay, which is said.
  await lab.stop();
  await expect(learning.target).toContainText(replayTexts.members);
  await learning.look('map');
  await expect(learning.map).toContainText(replayTexts.none.notBegun);
});

test('the encoder’s training is replayed by keys, by the curve and by itself', async ({ lab, page }) => {
  const learning = new Learning(page);
  let send = () => {};
  const sent = new Promise<void>((resolve) => {
    send = resolve;
  });
  await page.route(/LossLines-.*\.js/, (route) => sent.then(() => route.continue()));
  await lab.greet(REPLAYED);
  await lab.runToEnd();
  const line = learning.line('map');
  const says = (epoch: number) =>
    expect(line).toHaveAttribute('aria-valuetext', embeddingTexts.epochOf(epoch, ENCODER_EPOCHS));
  await says(ENCODER_EPOCHS);
  await expect(learning.cursor).toHaveCount(0);
  await line.press('Home');
  await says(0);
  await line.press('ArrowRight');
  await says(1);
  await expect(learning.map).toContainText(embeddingTexts.frame(1, ENCODER_EPOCHS));
  await expect(learning.cursor).toBeVisible();
  await expectAccessible(page, 'a replay');

  const curve = learning.contrastive.locator('svg[tabindex]');
  const { x, y, width, height } = (await curve.boundingBox())!;
  await page.mouse.move(x + width * 0.6, y + height / 2);
  await page.mouse.down();
  await expect(curve, 'a picture as yet').not.toHaveClass(/recharts/);
  send();
  await expect(curve, 'the lines have taken its place').toHaveClass(/recharts/);
  await page.mouse.up();
  const [, epoch] = /epoch (\d+)/.exec((await line.getAttribute('aria-valuetext')) ?? '') ?? [];
  expect(Number(epoch)).toBeGreaterThan(3);
  expect(Number(epoch)).toBeLessThan(ENCODER_EPOCHS);

  await learning.slow.click();
  await expect(learning.slow).toHaveAttribute('aria-pressed', 'true');
  await expect(learning.slow).toHaveAccessibleName(/ ¼×$/);
  await learning.play.click();
  await learning.pause.click();
  await learning.slow.click();
  await learning.play.click();
  // It ends at the newest by itself, which stays.
  await expect(learning.play).toBeVisible({ timeout: 60_000 });
  await says(ENCODER_EPOCHS);

  await learning.look('target');
  const target = learning.line('target');
  await target.press('Home');
  await expect(target).toHaveAttribute('aria-valuetext', embeddingTexts.epochOf(1, 6));
});

test('points jump for who wants reduced motion', async ({ lab, page }) => {
  const learning = new Learning(page);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await lab.greet(REPLAYED);
  await lab.runToEnd();
  await learning.line('map').press('Home');
  const at = await learning.drawn(2);
  expect(await learning.drawn(MANY_FRAMES)).toBe(at);
});

test('a run under way can be looked back on, and followed again; stopped, it shows how far it came', async ({
  lab,
  page,
}) => {
  const learning = new Learning(page);
  await lab.greet(LONG_ENCODER);
  await brake(page);
  await lab.run();
  await lab.waitForProgress('encoder', 0.05);
  const line = learning.line('map');
  await expect(learning.live).toHaveCount(0);
  await line.press('Home');
  await line.press('ArrowRight');
  await expect(learning.live).toBeVisible();
  await learning.live.click();
  await expect(learning.live).toHaveCount(0);
  await expect(line).toBeFocused();
  await line.press('Home');
  await lab.stop();
  await expect(learning.live).toHaveCount(0);
  await expect(line).toHaveValue('0');
  await line.press('End');
  await expectAccessible(page, 'a stopped run is replayed');
});

test('the recorded run’s training comes when it is wanted; lost, it is said, and asked for again', async ({
  lab,
  page,
  watch,
}) => {
  const FILE = '**/recorded/learning.json';
  watch.expectErrors(/learning\.json/);
  const learning = new Learning(page);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.route(FILE, (route) => route.abort());
  await lab.greet();
  const line = learning.line('map');
  await expect(line).toBeVisible();
  expect(asked.filter((url) => url.includes('learning.json'))).toEqual([]);
  await line.press('Home');
  const failure = learning.map.getByRole('alert');
  await expect(failure).toContainText(replayTexts.none.failed);
  await expectAccessible(page, 'the recording of the learning is lost');
  await page.unroute(FILE);
  await failure.getByRole('button', { name: commonTexts.retry }).click();
  await expect(learning.map).toContainText(embeddingTexts.frame(0, 40));
  await expect(learning.cursor).toBeVisible();
  await learning.look('target');
  await expect(learning.target).toContainText(/Surer of what it was trained on: mean /);
});
