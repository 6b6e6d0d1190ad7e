/** The knobs while it trains: each takes effect, and only what depends on it starts again. */

import { texts as commonTexts } from '../src/page/common/texts.ts';
import { brake } from './brake.ts';
import { tiny } from './experiments.ts';
import type { LabPage, StageLabel } from './pages/labPage.ts';
import { expect, test } from './test.ts';

const LONG_ENCODER = tiny({ 'target.epochs': 1, 'contrastive.epochs': 100, 'contrastive.batchSize': 8 });
const LONG_MODELS = tiny({ 'dataset.membersPerModel': 120, 'target.epochs': 40 });

/** The first progress that the stage showed since it has been followed, once its bar had been emptied; NaN before that. */
async function progressAfresh(lab: LabPage, stage: StageLabel): Promise<number> {
  const moments = await lab.moments(stage);
  const emptied = moments.findIndex(({ progress }) => progress === 0);
  if (emptied < 0) return Number.NaN;
  return moments.slice(emptied).find(({ progress }) => progress > 0)?.progress ?? Number.NaN;
}

/** The lowest progress that the stage showed since it has been followed; infinite if it showed none. */
const lowestProgress = async (lab: LabPage, stage: StageLabel) =>
  Math.min(...(await lab.moments(stage)).map(({ progress }) => progress));

test('temperature: only the encoder starts again', async ({ lab, page }) => {
  await lab.greet(LONG_ENCODER);
  const release = await brake(page);
  await lab.run();
  const before = await lab.waitForProgress('encoder', 0.2);
  await lab.followStage('encoder');
  await lab.nudge('tau');
  await expect(lab.stageDetail('encoder')).toContainText(`τ ${await lab.valueText('tau')}`);
  await lab.waitForStage('target', 'remembered');
  await expect.poll(() => progressAfresh(lab, 'encoder')).not.toBeNaN();
  await release();
  await lab.waitForFinished();
  expect(await progressAfresh(lab, 'encoder')).toBeLessThan(before);
  const { views, encoder } = await lab.stageStates();
  expect({ views, encoder }).toEqual({ views: 'remembered', encoder: 'done' });
  await expect(lab.result).not.toContainText(commonTexts.belonging.previous.word);
});

test('dropout: the shadow starts again and the target goes on', async ({ lab, page }) => {
  await lab.greet(LONG_MODELS);
  const release = await brake(page);
  await lab.run();
  const before = await lab.waitForProgress('target', 0.2);
  await lab.followStage('target');
  await lab.followStage('shadow');
  await lab.nudge('dropout');
  await expect(lab.stageDetail('shadow')).toContainText('dropout 0.11');
  await lab.waitForStage('data', 'remembered');
  await expect.poll(() => progressAfresh(lab, 'shadow')).not.toBeNaN();
  await release();
  await lab.waitForFinished();
  const lowest = await lowestProgress(lab, 'target');
  expect(lowest).toBeGreaterThanOrEqual(before);
  expect(lowest).toBeLessThan(1);
  expect(await progressAfresh(lab, 'shadow')).toBeLessThan(before);
  await expect(lab.result).not.toContainText(commonTexts.belonging.previous.word);
});

test('label fraction: the encoder goes on', async ({ lab, page }) => {
  await lab.greet(LONG_ENCODER);
  const release = await brake(page);
  await lab.run();
  const before = await lab.waitForProgress('encoder', 0.2);
  await lab.followStage('encoder');
  await lab.nudge('fraction');
  await expect(lab.stageDetail('head')).toContainText(`${await lab.valueText('fraction')} known`);
  await lab.waitForStage('target', 'remembered');
  await release();
  await lab.waitForFinished();
  const lowest = await lowestProgress(lab, 'encoder');
  expect(lowest).toBeGreaterThanOrEqual(before);
  expect(lowest).toBeLessThan(1);
  await expect(lab.result).not.toContainText(commonTexts.belonging.previous.word);
});

test('a slider dragged in mid-run answers at once', async ({ lab, page }) => {
  await lab.greet(tiny({ 'dataset.membersPerModel': 200, 'target.epochs': 500 }));
  await lab.run();
  await lab.waitForProgress('target', 0.01);
  const slider = lab.slider('tau');
  await slider.evaluate((input) => {
    const delays: number[] = [];
    Object.assign(window, { delays });
    let moved: number | undefined;
    input.addEventListener(
      'input',
      (event) => {
        moved ??= event.timeStamp;
      },
      { capture: true },
    );
    new MutationObserver(() => {
      if (moved !== undefined) delays.push(performance.now() - moved);
      moved = undefined;
    }).observe(input, { attributeFilter: ['aria-valuetext'] });
  });
  const box = (await slider.boundingBox())!;
  const middle = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width * 0.2, middle);
  await page.mouse.down();
  for (let i = 1; i <= 12; i++) await page.mouse.move(box.x + box.width * (0.2 + 0.05 * i), middle);
  await page.mouse.up();
  const delays = await page.evaluate(() => (window as unknown as { delays: number[] }).delays);
  expect(delays.length).toBeGreaterThan(5);
  const median = delays.toSorted((a, b) => a - b)[Math.floor(delays.length / 2)]!;
  expect(median).toBeLessThan(300);
  expect(await lab.stageState('target')).toBe('running');
  await lab.stop();
});
