import { expectSameAsCpu, onCpu, testOnWebgpu, testRandom } from '../../testing/compareOnWebgpu.ts';

const random = testRandom(3);

testOnWebgpu('pooling with ReLU and its gradient, ties included', async () => {
  for (const shape of [
    [3, 8, 8, 16],
    [2, 7, 9, 5],
    [1, 2, 2, 1],
    [5, 5, 4, 3],
  ]) {
    for (const steps of [0, 2]) {
      const x = random.values(shape, steps);
      await expectSameAsCpu('PoolRelu', { x }, {}, 0);
      const [y] = await onCpu('PoolRelu', { x }, {});
      await expectSameAsCpu('PoolReluGrad', { dy: random.values(y!.shape), x, y: y! }, {}, 0);
    }
  }
});
