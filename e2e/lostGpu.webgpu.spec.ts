/** The browser loses its GPU process in mid-run, as it does with a driver that is reset: the device is really gone. */
import { stageOf } from '../src/lab/stages/catalogue.ts';
import { texts as ribbonTexts } from '../src/page/bench/ribbon/texts.ts';
import { texts as commonTexts } from '../src/page/common/texts.ts';
import { crashGpu } from './crashGpu.ts';
import { tiny } from './experiments.ts';
import { FaultServer } from './faultServer.ts';
import { test as faulty } from './faultyTest.ts';
import type { LabPage } from './pages/labPage.ts';
import { expect } from './test.ts';

const MINUTE = 60_000;

/**
 * A target that is soon there, and an encoder with far too many batches for an adapter that runs on the processor. A table's
 * network has the fewest shaders to be compiled.
 */
const LONG = tiny({
  'dataset.name': 'synthetic-purchases',
  'target.architecture': 'mlp',
  'dataset.membersPerModel': 40,
  'target.epochs': 1,
  'contrastive.epochs': 400,
  'contrastive.batchSize': 8,
  'head.steps': 5,
});

/** Says of the adapter that it were a graphics card's, since one that runs on the processor is not chosen. */
const CALLED_A_CARD = `for (const name of ['description', 'device', 'architecture', 'vendor'])
  Object.defineProperty(GPUAdapterInfo.prototype, name, { get: () => 'a card' });
Object.defineProperty(GPUAdapterInfo.prototype, 'isFallbackAdapter', { get: () => false });`;

const test = faulty.extend({
  server: async ({ browserName: _ }, use) => {
    const server = await FaultServer.start({ firstInWorkers: CALLED_A_CARD });
    await use(server);
    await server.close();
  },
});

const row = (lab: LabPage, stage: 'target' | 'encoder') =>
  lab.runTable().getByRole('row', { name: stageOf(stage).title });

test('a GPU that is lost in mid-run is told of once; the next engine goes on from what was finished', {
  tag: '@slow',
}, async ({ lab, page, browser }) => {
  test.setTimeout(10 * MINUTE);
  await lab.greet(LONG);
  await lab.run();
  await lab.waitForStage('encoder', ribbonTexts.states.running, 5 * MINUTE);
  await expect(lab.engine).toContainText(commonTexts.engines.webgpu);
  await crashGpu(browser);
  await lab.waitForFinished(4 * MINUTE);
  await expect(lab.engine).toContainText(commonTexts.engines.wasm);
  const told = page.getByRole('status').filter({ hasText: 'goes on with the run' });
  await expect(told).toHaveCount(1);
  await expect(told).not.toContainText('..');
  await expect(row(lab, 'target')).toContainText(commonTexts.engines.webgpu);
  await expect(row(lab, 'encoder')).toContainText(commonTexts.engines.wasm);
  await expect(lab.headline).toHaveText(/\d+\.\d %/);
});
