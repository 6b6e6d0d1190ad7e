import { expectGolden } from './golden/expectGolden.ts';
import { annotate, test } from './test.ts';

for (const engine of ['wasm', 'wasm-fma'] as const) {
  test(`${engine} agrees with PyTorch in this browser`, async ({ page }) => {
    const { adapter, differences } = await expectGolden(page, engine);
    annotate('golden values', `${adapter}, ${JSON.stringify(differences)}`);
  });
}
