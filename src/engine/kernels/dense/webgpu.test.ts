import { expectSameAsCpu, onCpu, testOnWebgpu, testRandom } from '../../testing/compareOnWebgpu.ts';

const random = testRandom(1);

function* shapes(): Generator<[batch: number, width: number, units: number]> {
  yield [64, 784, 128];
  yield [512, 11, 128];
  yield [1, 1, 1];
  yield [300, 64, 1];
  for (let i = 0; i < 4; i++)
    yield [random.integer(1, 90), random.integer(1, 150), random.pick(1, 2, 10, 16, 17, 33, 130)];
}

testOnWebgpu('a dense layer and its gradients', async () => {
  for (const [batch, width, units] of shapes()) {
    const attributes = { activation: random.pick('linear', 'relu') } as const;
    const x = random.values([batch, width]);
    const w = random.values([width + 1, units]);
    const dy = random.values([batch, units]);
    await expectSameAsCpu('Dense', { x, w }, attributes);
    const [y] = await onCpu('Dense', { x, w }, attributes);
    await expectSameAsCpu('DenseGradWeights', { x, dy, y: y! }, attributes);
    await expectSameAsCpu('DenseGradInput', { dy, y: y!, w }, attributes);
  }
});
