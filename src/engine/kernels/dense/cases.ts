/** Dense layers and losses against cpu, for the tests with SIMD and without. */
import { expectSameAsCpu, testRandom } from '../../testing/compareOnWasm.ts';

/** Over sizes, tails and long sums. */
export async function denseLayersAgree(cases: number): Promise<void> {
  for (let seed = 0; seed < cases; seed++) {
    const { integer, pick, values } = testRandom(seed);
    const batch = pick(integer(1, 9), 64);
    const [inputs, outputs] = [pick(integer(1, 21), 300), pick(integer(1, 19), 64)];
    const activation = pick('linear', 'relu');
    const [x, w] = [values([batch, inputs]), values([inputs + 1, outputs])];
    const [dy, y] = [values([batch, outputs]), values([batch, outputs], 2)];
    await expectSameAsCpu('Dense', { x, w }, { activation });
    await expectSameAsCpu('DenseGradWeights', { x, dy, y }, { activation });
    await expectSameAsCpu('DenseGradInput', { dy, y, w }, { activation });
  }
}

export async function lossesAgree(cases: number): Promise<void> {
  for (let seed = 100; seed < 100 + cases; seed++) {
    const { integer, pick, values } = testRandom(seed);
    const [batch, classes] = [integer(1, 9), integer(2, 12)];
    const labels = Int32Array.from({ length: batch }, () => integer(0, classes - 1));
    const logits = values([batch, classes]);
    await expectSameAsCpu('SoftmaxCrossEntropy', { logits, labels: { shape: [batch], values: labels } });
    const truths = Float32Array.from({ length: batch }, () => integer(0, 1));
    const column = { logits: values([batch, 1]), truths: { shape: [batch, 1], values: truths } };
    await expectSameAsCpu('BinaryCrossEntropy', column);
    const z = values([2 * integer(2, 37), pick(2, 7, 32)]);
    const attrs = { temperature: pick(0.05, 0.5, 1), symmetric: pick(true, false) };
    await expectSameAsCpu('ContrastiveLoss', { z }, attrs, 3e-5);
  }
}
