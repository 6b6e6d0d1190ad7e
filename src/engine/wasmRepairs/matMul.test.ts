import { beforeAll, test } from 'vitest';
import { expectSameAsCpu, startBoth, testRandom } from '../testing/compareOnWasm.ts';

beforeAll(startBoth);

function randomProduct(seed: number) {
  const { integer, pick, values } = testRandom(seed);
  const length = () => pick(integer(1, 20), 8 * integer(1, 6), 4 * integer(1, 40));
  const [m, k, n] = [length(), length(), length()];
  const transposeA = pick(true, false);
  const transposeB = pick(true, false);
  const batch = pick(1, 1, 1, 2);
  const a = values([batch, ...(transposeA ? [k, m] : [m, k])]);
  const b = values([batch, ...(transposeB ? [n, k] : [k, n])]);
  return { a, b, n, values, pick, attrs: { transposeA, transposeB } };
}

test('BatchMatMul agrees with cpu, transposed or not', async () => {
  for (let seed = 0; seed < 120; seed++) {
    const { a, b, attrs } = randomProduct(seed);
    await expectSameAsCpu('BatchMatMul', { a, b }, attrs);
  }
});

test('_FusedMatMul agrees with cpu, transposed or not', async () => {
  for (let seed = 200; seed < 280; seed++) {
    const { a, b, n, attrs, values, pick } = randomProduct(seed);
    const bias = values([n]);
    await expectSameAsCpu('_FusedMatMul', { a, b, bias }, { ...attrs, activation: pick('relu', 'linear') });
  }
});

test('long sums agree with cpu', async () => {
  const { values } = testRandom(7);
  const attrs = { transposeA: true, transposeB: false };
  await expectSameAsCpu('BatchMatMul', { a: values([1, 3000, 12]), b: values([1, 3000, 24]) }, attrs, 1e-4);
});
