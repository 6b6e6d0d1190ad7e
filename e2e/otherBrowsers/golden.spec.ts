/** WebAssembly against PyTorch. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FaultServer } from '../faultServer.ts';
import { buildGolden, expectClose } from '../golden/expectGolden.ts';
import { expect, test } from './test.ts';

test('WebAssembly agrees with PyTorch in this browser', { tag: '@slow' }, async ({ other }) => {
  const folder = await mkdtemp(join(tmpdir(), 'golden-'));
  const server = await FaultServer.start({ folder });
  try {
    await buildGolden(folder);
    await other.tab.goto(`${server.url}index.html`);
    await expect.poll(() => other.tab.evaluate(() => 'compareWithGolden' in window, null)).toBe(true);
    expectClose(
      await other.tab.evaluate((engine) => window.compareWithGolden(engine), 'wasm' as const),
      'wasm',
    );
  } finally {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
});
