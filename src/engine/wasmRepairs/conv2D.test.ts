import { backend_util } from '@tensorflow/tfjs-core';
import { beforeAll, expect, test } from 'vitest';
import { expectSameAsCpu, startBoth, testRandom } from '../testing/compareOnWasm.ts';

beforeAll(startBoth);

type Shape4 = [number, number, number, number];

function randomConvolution(seed: number) {
  const { integer, pick, values } = testRandom(seed);
  const x: Shape4 = [integer(1, 3), integer(3, 9), integer(3, 9), pick(1, 2, 3, 4, 8)];
  // tfjs takes a padding in numbers only with square filters and strides.
  const pad = pick<'same' | 'valid' | number>('same', 'valid', 'same', 0, 1);
  const [fy, sy] = [integer(1, 3), integer(1, 3)];
  const [fx, sx] = typeof pad === 'number' ? [fy, sy] : [integer(1, 3), integer(1, 2)];
  const filterShape: Shape4 = [fy, fx, x[3], pick(1, 3, 4, 8, 16)];
  const strides: [number, number] = [sy, sx];
  const info = backend_util.computeConv2DInfo(x, filterShape, strides, 1, pad);
  const attrs = { strides, pad, dataFormat: 'NHWC', dimRoundingMode: undefined };
  return { x, filterShape, attrs, dyShape: info.outShape, values };
}

test('Conv2DBackpropFilter agrees with cpu for any strides, padding and size', async () => {
  for (let seed = 0; seed < 80; seed++) {
    const { x, filterShape, attrs, dyShape, values } = randomConvolution(seed);
    const inputs = { x: values(x), dy: values(dyShape) };
    await expectSameAsCpu('Conv2DBackpropFilter', inputs, { ...attrs, filterShape });
  }
});

test('Conv2DBackpropInput agrees with cpu for any strides, padding and size', async () => {
  for (let seed = 100; seed < 180; seed++) {
    const { x, filterShape, attrs, dyShape, values } = randomConvolution(seed);
    const inputs = { dy: values(dyShape), filter: values(filterShape) };
    await expectSameAsCpu('Conv2DBackpropInput', inputs, { ...attrs, inputShape: x });
  }
});

test('Conv2D agrees with cpu, by Winograd and otherwise', async () => {
  for (let seed = 300; seed < 360; seed++) {
    const { integer, pick, values } = testRandom(seed);
    const x: Shape4 = [integer(1, 3), integer(4, 10), integer(4, 10), pick(3, 8, 12, 16)];
    const filter: Shape4 = [3, 3, x[3], pick(5, 8, 16, 24)];
    const attrs = { strides: pick(1, 1, 2), pad: pick('same', 'valid'), dilations: 1, dataFormat: 'NHWC' };
    await expectSameAsCpu('Conv2D', { x: values(x), filter: values(filter) }, attrs, 2e-5);
    const fused = { x: values(x), filter: values(filter), bias: values([filter[3]]) };
    await expectSameAsCpu(
      'FusedConv2D',
      fused,
      { ...attrs, activation: pick('relu', 'linear', 'elu') },
      2e-5,
    );
    if (attrs.strides !== 1 || attrs.pad !== 'same') continue;
    const dy = values([x[0], x[1], x[2], filter[3]]);
    const inputs = { dy, filter: values(filter) };
    await expectSameAsCpu('Conv2DBackpropInput', inputs, { ...attrs, inputShape: x }, 2e-5);
    const forFilter = { ...attrs, filterShape: filter };
    await expectSameAsCpu('Conv2DBackpropFilter', { x: values(x), dy }, forFilter, 2e-5);
  }
});

test('MaxPoolGrad gives ties to the same elements as cpu', async () => {
  for (let seed = 200; seed < 280; seed++) {
    const { integer, pick, values } = testRandom(seed);
    const even = pick(true, false);
    const filterSize = even ? 2 : [integer(1, 3), integer(1, 3)];
    const strides = even ? 2 : [integer(1, 3), integer(1, 3)];
    const size = () => (even ? 2 * integer(1, 4) : integer(3, 8));
    const shape: Shape4 = [integer(1, 3), size(), size(), pick(1, 3, 4, 8)];
    const pad = pick<'same' | 'valid'>('same', 'valid');
    const info = backend_util.computePool2DInfo(
      shape,
      filterSize as [number, number],
      strides as [number, number],
      1,
      pad,
    );
    const inputs = {
      dy: values(info.outShape),
      input: values(shape, pick(1, 2, 0)),
      output: values(info.outShape),
    };
    await expectSameAsCpu('MaxPoolGrad', inputs, { filterSize, strides, pad }, even ? 0 : 1e-6);
  }
});

test('a whole all-zero window gives its gradient to one element', async () => {
  const { values } = testRandom(1);
  const zeros = { shape: [1, 4, 4, 4], values: new Float32Array(64) };
  const inputs = { dy: values([1, 2, 2, 4]), input: zeros, output: values([1, 2, 2, 4]) };
  await expectSameAsCpu('MaxPoolGrad', inputs, { filterSize: 2, strides: 2, pad: 'valid' }, 0);
  expect.hasAssertions();
});
