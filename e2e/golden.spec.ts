import { expectGolden } from './golden/expectGolden.ts';
import { annotate, test } from './test.ts';

test('WebAssembly agrees with PyTorch in this browser', async ({ page }) => {
  const { adapter, differences } = await expectGolden(page, 'wasm');
  annotate('golden values', `${adapter}, ${JSON.stringify(differences)}`);
});
