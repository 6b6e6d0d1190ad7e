/** The lab's main job at its default size, on WebAssembly. */

import { DEFAULT_EXPERIMENT } from '../src/lab/experiment/experiment.ts';
import { texts as knobsTexts } from '../src/page/bench/knobs/texts.ts';
import { texts as ribbonTexts } from '../src/page/bench/ribbon/texts.ts';
import { texts as commonTexts } from '../src/page/common/texts.ts';
import { annotate, expect, test } from './test.ts';

const MINUTE = 60_000;

/** Every stage is kept over a reload but the pictures, which are read again. */
const READ_AGAIN = ['data'];

test('the default experiment trains, answers to its knobs and is remembered', { tag: '@slow' }, async ({
  lab,
  page,
}) => {
  test.setTimeout(12 * MINUTE);
  await page.addInitScript(() => {
    const tasks: number[] = [];
    Object.assign(window, { longTasks: tasks });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration);
    }).observe({ type: 'longtask', buffered: true });
  });

  await test.step('a full run ends with a result', async () => {
    await lab.greet();
    const before = await page.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks.length);
    const begun = Date.now();
    await lab.runToEnd(8 * MINUTE);
    annotate('default run', `${((Date.now() - begun) / 1000).toFixed(1)} s`);
    const tasks = await page.evaluate(() => (window as unknown as { longTasks: number[] }).longTasks);
    const during = tasks.slice(before);
    annotate('long tasks', `${during.length}, longest ${Math.round(Math.max(0, ...during))} ms`);

    await expect(lab.engine).toHaveText(`${commonTexts.engines['wasm-fma']} · relaxed SIMD`);
    await expect(page.getByRole('region', { name: knobsTexts.label })).not.toContainText('Recorded');
    expect((await lab.targetAccuracies()).train).toBeGreaterThan(95);
    const { value, plusMinus } = await lab.figures();
    expect(value).toBeGreaterThan(50);
    expect(plusMinus).toBeGreaterThan(0);
    expect(plusMinus).toBeLessThan(20);
    await expect(lab.ranking().getByRole('row')).toHaveCount(1 + DEFAULT_EXPERIMENT.attacks.length);
    expect(Object.values(await lab.stageStates())).toEqual(Array(7).fill(ribbonTexts.states.done));
    annotate('result', `CLMIA ${value} ± ${plusMinus} %, ${JSON.stringify(await lab.targetAccuracies())}`);
  });

  const rerun = async (knob: 'tau' | 'fraction', again: readonly string[]) => {
    const begun = Date.now();
    await lab.nudge(knob);
    const expected = Object.fromEntries(
      Object.keys(ribbonTexts.names).map((name) => [
        name,
        again.includes(name) ? ribbonTexts.states.done : ribbonTexts.states.remembered,
      ]),
    );
    await expect.poll(() => lab.stageStates(), { timeout: 2 * MINUTE, intervals: [50] }).toEqual(expected);
    await lab.waitForFinished();
    await expect(lab.result).not.toContainText(commonTexts.belonging.previous.word);
    annotate(`after moving ${knob}`, `${((Date.now() - begun) / 1000).toFixed(1)} s`);
  };

  await test.step('temperature reruns the encoder, the head and the scores', async () => {
    await rerun('tau', ['encoder', 'head', 'scores']);
  });

  await test.step('the label fraction reruns the head and the scores', async () => {
    await rerun('fraction', ['head', 'scores']);
  });

  await test.step('a reload recomputes nothing', async () => {
    const shown = await lab.figures();
    await page.reload();
    await lab.waitForFinished();
    const states = await lab.stageStates();
    for (const [name, state] of Object.entries(states)) {
      if (!READ_AGAIN.includes(name)) expect(`${name} ${state}`).toBe(`${name} remembered`);
    }
    expect(await lab.figures()).toEqual(shown);
  });
});
