import {
  expectSameAsCpu,
  type Input,
  onCpu,
  testOnWebgpu,
  testRandom,
} from '../../testing/compareOnWebgpu.ts';

const random = testRandom(7);

/** Values far from zero, of which a variance by the difference of large sums would be wrong. */
const far = ({ shape, values }: Input): Input => ({
  shape,
  values: Float32Array.from(values, (value) => value + 100),
});

testOnWebgpu('batch normalisation and its gradients', async () => {
  for (const shape of [
    [8, 14, 14, 16],
    [3, 5, 7, 33],
    [1, 1, 2, 1],
    [50, 14, 14, 3],
  ]) {
    const activation = random.pick('linear', 'relu');
    const attributes = { epsilon: 1e-5, activation } as const;
    const x = random.pick(false, true) ? far(random.values(shape)) : random.values(shape);
    const affine = random.values([2, shape[3]!]);
    await expectSameAsCpu('BatchNorm', { x, affine }, attributes, 1e-4);
    const [y, moments] = await onCpu('BatchNorm', { x, affine }, attributes);
    const inputs = { dy: random.values(shape), x, y: y!, affine, moments: moments! };
    await expectSameAsCpu('BatchNormGrad', inputs, attributes, 1e-4);
  }
});
