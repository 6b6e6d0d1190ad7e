import { expectSameAsCpu, testOnWebgpu, testRandom } from '../../testing/compareOnWebgpu.ts';

const random = testRandom(6);

for (const symmetric of [false, true]) {
  testOnWebgpu(symmetric ? 'NT-Xent and its gradient' : 'InfoNCE and its gradient', async () => {
    for (const [batch, width] of [
      [130, 32],
      [2, 3],
      [9, 300],
    ] as const) {
      const z = random.values([2 * batch, width]);
      for (const temperature of [0.05, 1])
        await expectSameAsCpu('ContrastiveLoss', { z }, { temperature, symmetric }, 2e-5);
    }
  });
}

testOnWebgpu('a projection of nothing has no gradient but a finite loss', async () => {
  const z = { shape: [6, 4], values: new Float32Array(24) };
  await expectSameAsCpu('ContrastiveLoss', { z }, { temperature: 0.5, symmetric: false });
});
