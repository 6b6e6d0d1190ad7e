import { expectGolden } from './golden/expectGolden.ts';
import { annotate, test } from './test.ts';

test('WebGPU agrees with PyTorch in this browser', { tag: '@slow' }, async ({ page }) => {
  test.setTimeout(5 * 60_000);
  const { adapter, differences } = await expectGolden(page, 'webgpu');
  annotate('golden values', `${adapter}, ${JSON.stringify(differences)}`);
});
