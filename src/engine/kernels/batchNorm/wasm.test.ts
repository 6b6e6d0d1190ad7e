import { beforeAll, expect, test } from 'vitest';
import { expectSameAsCpu, startBoth, testRandom } from '../../testing/compareOnWasm.ts';

beforeAll(startBoth);

test('BatchNorm and its gradient on any number of channels', async () => {
  for (let seed = 0; seed < 50; seed++) {
    const { integer, pick, values } = testRandom(seed);
    const channels = pick(1, 2, 3, 4, 7, 8, 16, 20);
    const shape = [integer(1, 3), integer(1, 7), integer(2, 7), channels];
    const x = values(shape);
    // Far from zero: a variance from sums of squares would lose its digits.
    const far = { shape, values: x.values.map((value) => value + pick(0, 0, 30)) };
    const affine = values([2, channels]);
    const attrs = { epsilon: 1e-5, activation: pick('relu', 'linear') };
    await expectSameAsCpu('BatchNorm', { x: seed % 2 ? x : far, affine }, attrs, 2e-5);
    const moments = {
      shape: [2, channels],
      values: Float32Array.from({ length: 2 * channels }, (_, i) => (i < channels ? 0.1 : 0.3)),
    };
    const inputs = { dy: values(shape), x, y: values(shape, 2), affine, moments };
    await expectSameAsCpu('BatchNormGrad', inputs, attrs, 2e-5);
  }
  expect.hasAssertions();
});

test('BatchNorm over many rows', async () => {
  const { values } = testRandom(1);
  const [x, affine] = [values([8, 28, 28, 16]), values([2, 16])];
  await expectSameAsCpu('BatchNorm', { x, affine }, { epsilon: 1e-5, activation: 'relu' });
  expect.hasAssertions();
});
