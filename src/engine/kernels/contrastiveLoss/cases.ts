import { expectSameAsCpu, testRandom } from '../../testing/compareOnWasm.ts';

/** Both contrastive losses and their gradients against cpu: for the tests with SIMD and without. */
export async function contrastiveLossesAgree(cases: number): Promise<void> {
  for (let seed = 100; seed < 100 + cases; seed++) {
    const { integer, pick, values } = testRandom(seed);
    const z = values([2 * integer(2, 37), pick(2, 7, 32)]);
    const attrs = { temperature: pick(0.05, 0.5, 1), symmetric: pick(true, false) };
    await expectSameAsCpu('ContrastiveLoss', { z }, attrs, 3e-5);
  }
}
