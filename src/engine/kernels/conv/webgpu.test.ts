import { expectSameAsCpu, onCpu, testOnWebgpu, testRandom } from '../../testing/compareOnWebgpu.ts';

const random = testRandom(2);

interface Shape {
  readonly x: [batch: number, height: number, width: number, channels: number];
  readonly filters: number;
  readonly side: number;
  readonly stride: number;
  readonly pad: number;
}

function* shapes(): Generator<Shape> {
  yield { x: [40, 28, 28, 1], filters: 16, side: 3, stride: 1, pad: 1 };
  yield { x: [4, 14, 14, 16], filters: 32, side: 3, stride: 1, pad: 1 };
  yield { x: [3, 9, 8, 10], filters: 20, side: 1, stride: 2, pad: 0 };
  yield { x: [1, 1, 1, 1], filters: 1, side: 3, stride: 1, pad: 1 };
  for (let i = 0; i < 3; i++) {
    const side = random.pick(1, 3, 5);
    yield {
      x: [random.integer(1, 5), random.integer(5, 12), random.integer(5, 12), random.integer(1, 12)],
      filters: random.integer(1, 40),
      side,
      stride: random.integer(1, 3),
      pad: random.integer(0, (side - 1) / 2),
    };
  }
}

testOnWebgpu('a convolution and its gradients', async () => {
  for (const { x: shape, filters, side, stride, pad } of shapes()) {
    const activation = random.pick('linear', 'relu');
    const bias = random.pick(true, false);
    const attributes = { filterHeight: side, filterWidth: side, stride, pad, bias, activation } as const;
    const x = random.values(shape);
    const w = random.values([side * side * shape[3] + (bias ? 1 : 0), filters]);
    await expectSameAsCpu('Conv', { x, w }, attributes);
    const [y] = await onCpu('Conv', { x, w }, attributes);
    const dy = random.values(y!.shape);
    await expectSameAsCpu('ConvGradWeights', { x, dy, y: y! }, attributes);
    const [, height, width] = shape;
    await expectSameAsCpu('ConvGradInput', { dy, y: y!, w }, { ...attributes, height, width });
  }
});
