import { expectSameAsCpu, type Input, testOnWebgpu, testRandom } from '../../testing/compareOnWebgpu.ts';

const random = testRandom(5);

/** Values up to a size at which a careless exponential overflows. */
function logits(shape: number[], size: number): Input {
  const { values } = random.values(shape);
  return { shape, values: Float32Array.from(values, (value) => value * size) };
}

testOnWebgpu('softmax cross-entropy and its gradient', async () => {
  for (const [batch, classes] of [
    [64, 10],
    [1, 2],
    [300, 100],
    [257, 3],
  ] as const) {
    const labels = {
      shape: [batch],
      values: Int32Array.from({ length: batch }, () => random.integer(0, classes - 1)),
    };
    for (const size of [1, 60])
      await expectSameAsCpu('SoftmaxCrossEntropy', { logits: logits([batch, classes], size), labels }, {});
  }
});

testOnWebgpu('binary cross-entropy and its gradient', async () => {
  for (const batch of [1, 64, 600]) {
    const truths = {
      shape: [batch, 1],
      values: Float32Array.from({ length: batch }, () => random.integer(0, 1)),
    };
    for (const size of [1, 60])
      await expectSameAsCpu('BinaryCrossEntropy', { logits: logits([batch, 1], size), truths }, {});
  }
});
