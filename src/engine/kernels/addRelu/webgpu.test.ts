import { expectSameAsCpu, testOnWebgpu, testRandom } from '../../testing/compareOnWebgpu.ts';

const random = testRandom(6);

testOnWebgpu('a sum with ReLU and its gradient, ties included', async () => {
  for (const shape of [[1], [3, 5, 4, 7], [2, 16, 16, 8]]) {
    for (const steps of [0, 2]) {
      const [a, b] = [random.values(shape, steps), random.values(shape, steps)];
      await expectSameAsCpu('AddRelu', { a, b }, {}, 0);
      await expectSameAsCpu('AddReluGrad', { dy: a, y: b }, {}, 0);
    }
  }
});
