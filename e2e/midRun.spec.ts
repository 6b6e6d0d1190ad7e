/** The knobs while it trains: each takes effect, and only what depends on it starts again. */
import { text } from '../src/app/messages.ts';
import { tiny } from './experiments.ts';
import type { LabPage, StageLabel } from './pages/labPage.ts';
import { expect, test } from './test.ts';

const LONG_ENCODER = tiny({ 'contrastive.epochs': 400, 'target.epochs': 1 });
const LONG_MODELS = tiny({ 'target.epochs': 200 });

async function waitForProgress(lab: LabPage, stage: StageLabel, share: number): Promise<number> {
  await lab.waitForStage(stage, 'running');
  await expect
    .poll(() => lab.stageProgress(stage), { timeout: 60_000, intervals: [50] })
    .toBeGreaterThan(share);
  return lab.stageProgress(stage);
}

/** The first progress that a stage shows after its bar was emptied. */
async function progressFromThen(lab: LabPage, stage: StageLabel): Promise<number> {
  await expect.poll(() => lab.stageProgress(stage), { timeout: 60_000, intervals: [20] }).toBeGreaterThan(0);
  return lab.stageProgress(stage);
}

test('temperature: only the encoder starts again', async ({ lab }) => {
  await lab.greet(LONG_ENCODER);
  await lab.run();
  await waitForProgress(lab, 'encoder', 0.3);
  await lab.nudge('tau', 3);
  const tau = await lab.valueText('tau');
  await expect(lab.stageDetail('encoder')).toContainText(`τ ${tau}`);
  await lab.waitForStage('target', 'remembered');
  expect(await progressFromThen(lab, 'encoder')).toBeLessThan(0.3);
  await lab.waitForFinished();
  const { views, encoder } = await lab.stageStates();
  expect({ views, encoder }).toEqual({ views: 'remembered', encoder: 'done' });
  await expect(lab.result).not.toContainText(text.result.stale);
});

test('dropout: the shadow starts again and the target goes on', async ({ lab }) => {
  await lab.greet(LONG_MODELS);
  await lab.run();
  const before = await waitForProgress(lab, 'target', 0.2);
  await lab.nudge('dropout', 5);
  await expect(lab.stageDetail('shadow')).toContainText('dropout 0.15');
  await lab.waitForStage('shadow', 'running');
  expect(await progressFromThen(lab, 'target')).toBeGreaterThanOrEqual(before);
  expect(await progressFromThen(lab, 'shadow')).toBeLessThan(await lab.stageProgress('target'));
  await lab.waitForFinished();
  await expect(lab.result).not.toContainText(text.result.stale);
});

test('label fraction: the encoder goes on', async ({ lab }) => {
  await lab.greet(LONG_ENCODER);
  await lab.run();
  const before = await waitForProgress(lab, 'encoder', 0.3);
  await lab.nudge('fraction', 5);
  await expect(lab.stageDetail('head')).toContainText(`${await lab.valueText('fraction')} labelled`);
  await lab.waitForStage('target', 'remembered');
  expect(await progressFromThen(lab, 'encoder')).toBeGreaterThanOrEqual(before);
  await lab.waitForFinished();
  await expect(lab.result).not.toContainText(text.result.stale);
});

test('a slider dragged in mid-run answers at once', async ({ lab, page }) => {
  await lab.greet(LONG_MODELS);
  await lab.run();
  await waitForProgress(lab, 'target', 0.05);
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
