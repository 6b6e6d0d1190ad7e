import { beforeAll, expect, test } from 'vitest';
import { expectSameAsCpu, startBoth, testRandom } from '../testing/compareOnWasm.ts';

beforeAll(startBoth);

test('Mean over places and over other axes agrees with cpu', async () => {
  for (let seed = 0; seed < 30; seed++) {
    const { integer, pick, values } = testRandom(seed);
    const x = values([integer(1, 3), integer(1, 9), integer(1, 9), pick(1, 3, 4, 8, 10)]);
    const attrs = {
      axis: pick<number[]>([1, 2], [2, 1], [-2, -3], [0, 1], [3], [1]),
      keepDims: pick(true, false),
    };
    await expectSameAsCpu('Mean', { x }, attrs);
  }
  expect.hasAssertions();
});
