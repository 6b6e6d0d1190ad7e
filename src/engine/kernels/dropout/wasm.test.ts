import { beforeAll, expect, test } from 'vitest';
import { expectSameAsCpu, startBoth, testRandom } from '../../testing/compareOnWasm.ts';

beforeAll(startBoth);

test.each([1, 2, 3, 5, 7, 8, 9, 64, 1001])('Dropout of %i elements, bit for bit', async (size) => {
  const { integer, pick, values } = testRandom(size);
  for (let i = 0; i < 8; i++) {
    const attrs = { rate: pick(0.1, 0.3, 0.5, 0.75), seed: integer(0, 2 ** 32 - 1) | 0 };
    await expectSameAsCpu('Dropout', { x: values([size]) }, attrs, 0);
  }
  expect.hasAssertions();
});
