/** The benchmark's page measures in the visitor's own browser. */

import { texts as benchmarkTexts } from '../src/page/benchmark/texts.ts';
import { texts as commonTexts } from '../src/page/common/texts.ts';
import type { BenchResult } from '../src/page/state/benchState.ts';
import { expectAccessible } from './accessible.ts';
import { BenchPage } from './pages/benchPage.ts';
import { expect, test } from './test.ts';

test('measures one row against its peers, shows it and hands it out as JSON', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const bench = new BenchPage(page);
  await bench.open('engine=wasm');
  await expect(bench.expected).toContainText(/^6 rows, about \d+ s/);
  await bench.chooseAgainst('all');
  await bench.chooseOnly('head');
  await expect(bench.expected).toContainText(/^1 row, about/);
  await expect(bench.copyButton).toBeDisabled();
  await expectAccessible(page, 'before');

  await bench.runButton.click();
  await expect(bench.status(benchmarkTexts.status.finished)).toBeAttached({ timeout: 120_000 });
  const row = bench.speeds.getByRole('row').filter({ hasText: benchmarkTexts.rows.head });
  await expect(row).toContainText(commonTexts.engines.wasm);
  await expect(row).toContainText(/\d ×/);
  await expect(bench.notes).toContainText('TensorFlow.js');
  await expectAccessible(page, 'measured');

  await bench.copyButton.click();
  const copied = JSON.parse(await page.evaluate(() => navigator.clipboard.readText())) as BenchResult;
  expect(copied.rows).toHaveLength(1);
  const [{ name, engine, stepsPerSecond, ratio, kernelsPerStep, readbacksPerStep }] = copied.rows as [
    BenchResult['rows'][number],
  ];
  expect([name, engine, ratio.torch1, readbacksPerStep]).toEqual(['head', 'wasm', null, 0]);
  for (const figure of [stepsPerSecond, ratio.tfjsStock, ratio.tfjsCpu, kernelsPerStep]) {
    expect(figure).toBeGreaterThan(0);
  }

  await bench.chooseOnly('cnn28-train', 'head');
  await bench.runButton.click();
  await expect(bench.status(benchmarkTexts.measuring(benchmarkTexts.rows['cnn28-train']))).toBeAttached();
  await bench.stopButton.click();
  await expect(bench.status(benchmarkTexts.status.stopped)).toBeAttached({ timeout: 60_000 });
  await expect(bench.runButton).toBeEnabled();
});
