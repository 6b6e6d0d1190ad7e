import { beforeAll, expect, test } from 'vitest';
import { expectSameAsCpu, startBoth, testRandom } from '../../testing/compareOnWasm.ts';

beforeAll(startBoth);

test.each([1, 2, 3, 4, 7, 64, 1001])(
  'AddRelu of %i elements and its gradient, ties included',
  async (size) => {
    const { values } = testRandom(size);
    for (const steps of [0, 2]) {
      const [a, b, dy, y] = [size, size, size, size].map((length) => values([length], steps));
      await expectSameAsCpu('AddRelu', { a: a!, b: b! }, {}, 0);
      await expectSameAsCpu('AddReluGrad', { dy: dy!, y: y! }, {}, 0);
    }
    expect.hasAssertions();
  },
);
