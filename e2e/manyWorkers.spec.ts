/** A page on a machine that says it has six cores: five training workers, which are paused, stopped and used again together. */
import { texts as ribbonTexts } from '../src/page/bench/ribbon/texts.ts';
import { brake } from './brake.ts';
import { tiny } from './experiments.ts';
import { expect, test } from './test.ts';

const CORES = 6;
const REFERENCES = tiny({ attacks: 'clmia,lira-online', 'references.count': 8, 'target.epochs': 40 });

test('reference models are spread over as many workers as there are cores beside the page', async ({
  lab,
  page,
}) => {
  await page.route(/\/lab\.worker-[^/]*\.js$/, async (route) => {
    const response = await route.fetch();
    const script = await response.text();
    const body = script.replaceAll('navigator.hardwareConcurrency', String(CORES));
    expect(body).not.toBe(script);
    await route.fulfill({ response, body });
  });
  const workers = () => page.workers().filter((worker) => worker.url().includes('training.worker')).length;
  await lab.greet(REFERENCES);
  const release = await brake(page);
  await lab.run();
  await expect.poll(workers).toBe(CORES - 1);
  await lab.waitForProgress('target', 0.1);
  await lab.pauseButton.click();
  await lab.waitForStage('target', ribbonTexts.states.paused);
  await lab.stop();
  await lab.waitForStage('target', ribbonTexts.states.stopped);
  await release();
  await lab.runToEnd();
  // Those beyond the second may have ended, being idle.
  expect(workers()).toBeGreaterThanOrEqual(2);
});
