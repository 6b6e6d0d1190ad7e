import { expectSameAsCpu, testRandom } from '../../testing/compareOnWasm.ts';

/** Both cross-entropies and their gradients against cpu: for the tests with SIMD and without. */
export async function crossEntropiesAgree(cases: number): Promise<void> {
  for (let seed = 100; seed < 100 + cases; seed++) {
    const { integer, values } = testRandom(seed);
    const [batch, classes] = [integer(1, 9), integer(2, 12)];
    const labels = Int32Array.from({ length: batch }, () => integer(0, classes - 1));
    const logits = values([batch, classes]);
    await expectSameAsCpu('SoftmaxCrossEntropy', { logits, labels: { shape: [batch], values: labels } });
    const truths = Float32Array.from({ length: batch }, () => integer(0, 1));
    const column = { logits: values([batch, 1]), truths: { shape: [batch, 1], values: truths } };
    await expectSameAsCpu('BinaryCrossEntropy', column);
  }
}
