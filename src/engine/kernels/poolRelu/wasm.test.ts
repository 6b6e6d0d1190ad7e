import { beforeAll, expect, test } from 'vitest';
import { expectSameAsCpu, startBoth, testRandom } from '../../testing/compareOnWasm.ts';

beforeAll(startBoth);

test('PoolRelu and its gradient, with ties, on odd and even sizes', async () => {
  for (let seed = 0; seed < 60; seed++) {
    const { integer, pick, values } = testRandom(seed);
    const [batch, channels] = [integer(1, 3), pick(1, 2, 3, 4, 6, 8, 13)];
    const [height, width] = [integer(2, 9), integer(2, 9)];
    const x = values([batch, height, width, channels], pick(1, 2, 0));
    const shape = [batch, height >> 1, width >> 1, channels];
    await expectSameAsCpu('PoolRelu', { x }, {}, 0);
    const y = { shape, values: new Float32Array(shape.reduce((a, b) => a * b)) };
    const at = (b: number, row: number, column: number, c: number) =>
      ((b * height + row) * width + column) * channels + c;
    for (let p = 0; p < y.values.length; p++) {
      const c = p % channels;
      const column = Math.floor(p / channels) % shape[2]!;
      const row = Math.floor(p / channels / shape[2]!) % shape[1]!;
      const b = Math.floor(p / channels / shape[2]! / shape[1]!);
      const window = [0, 1, 2, 3].map((k) => x.values[at(b, 2 * row + (k >> 1), 2 * column + (k & 1), c)]!);
      y.values[p] = Math.max(0, ...window);
    }
    await expectSameAsCpu('PoolReluGrad', { dy: values(shape), x, y }, {}, 0);
  }
  expect.hasAssertions();
});
