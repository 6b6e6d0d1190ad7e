/** WebGPU on an adapter that runs on the processor: slow, but the engine's own code from end to end. */
import { stageOf } from '../src/lab/stages/catalogue.ts';
import { texts as commonTexts } from '../src/page/common/texts.ts';
import { tiny } from './experiments.ts';
import { expect, test } from './test.ts';

const MINUTE = 60_000;

const SMALLEST = tiny({
  'dataset.membersPerModel': 40,
  'target.epochs': 1,
  'contrastive.epochs': 1,
  'head.steps': 5,
});

test('a run on WebGPU ends with a result', { tag: '@slow' }, async ({ lab }) => {
  test.setTimeout(10 * MINUTE);
  await lab.greet(SMALLEST, '?engine=webgpu');
  await lab.runToEnd(9 * MINUTE);
  await expect(lab.engine).toContainText(commonTexts.engines.webgpu);
  await expect(lab.runTable().getByRole('row', { name: stageOf('target').title })).toContainText(
    commonTexts.engines.webgpu,
  );
  await expect(lab.headline).toHaveText(/\d+\.\d %/);
});

test('an adapter that is no graphics card is not chosen', async ({ lab, page }) => {
  await lab.greet(SMALLEST);
  const answers = await page.evaluate(async () => (await navigator.gpu.requestAdapter()) !== null);
  expect(answers, 'this browser has a WebGPU adapter').toBe(true);
  await lab.runToEnd();
  await expect(lab.engine).toContainText(commonTexts.engines.wasm);
});
