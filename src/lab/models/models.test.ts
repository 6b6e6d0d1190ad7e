import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startEngineInNode } from '../../engine/node/startEngineInNode.ts';
import { randomStream } from '../random.ts';
import { worstError } from '../testing/tensors.ts';
import { classifier } from './classifier.ts';
import { cnnUnits } from './cnn.ts';
import { type Dropout, noDropout } from './dropout.ts';
import { mlp, mlpShapes } from './mlp.ts';
import { convShape, initialWeights, normShape, SAME_3X3, toTensors, toWeights } from './parameters.ts';
import { residualBlock } from './residualBlock.ts';

beforeAll(async () => {
  await startEngineInNode({ requested: 'cpu' });
});

describe('the CNN', () => {
  it('has the published channels at width 1 and never fewer than one', () => {
    expect(cnnUnits(1)).toEqual({ conv1: 16, conv2: 32, dense: 128 });
    expect(cnnUnits(0.5)).toEqual({ conv1: 8, conv2: 16, dense: 64 });
    expect(cnnUnits(0.001)).toEqual({ conv1: 1, conv2: 1, dense: 1 });
  });

  it.each([
    [28, 28, 1],
    [32, 32, 3],
    [9, 11, 2],
  ])('gives a row of logits for each %sx%sx%s picture', (height, width, channels) => {
    const model = classifier('cnn', 0.125, { height, width, channels }, 5);
    const parameters = toTensors(model.shapes, initialWeights(model.shapes, randomStream(1, 'weights')));
    const images = tf.randomUniform<tf.Rank.R4>([3, height, width, channels], 0, 1, 'float32', 1);
    const logits = model.logits(parameters, images, noDropout);
    expect(logits.shape).toEqual([3, 5]);
    expect(model.classes).toBe(5);
    expect(new Set(logits.dataSync()).size).toBe(15);
  });

  it('has three dropout sites: after each pooling and before the last layer', () => {
    const model = classifier('cnn', 0.125, { height: 8, width: 8, channels: 1 }, 3);
    const parameters = toTensors(model.shapes, initialWeights(model.shapes, randomStream(1, 'weights')));
    const sites: number[][] = [];
    const watching: Dropout = (x) => {
      sites.push(x.shape);
      return x;
    };
    model.logits(parameters, tf.ones([2, 8, 8, 1]), watching);
    expect(sites).toEqual([
      [2, 4, 4, 2],
      [2, 2, 2, 4],
      [2, 16],
    ]);
  });
});

describe('mlp', () => {
  it('multiplies, adds and rectifies, the last layer as asked', () => {
    const layers = [tf.tensor2d([1, -1, 2, 0, 0.5, 0], [3, 2]), tf.tensor2d([-1, 1, 1], [3, 1])];
    const x = tf.tensor2d([1, 1, -1, -1], [2, 2]);
    expect(worstError(mlp(x, layers, 'linear'), [-2.5, 2])).toBeLessThan(1e-6);
    expect(worstError(mlp(x, layers, 'relu'), [0, 2])).toBeLessThan(1e-6);
  });

  it('has one matrix for each layer, the bias as its last row', () => {
    expect(mlpShapes('head', [3, 5, 1]).map(({ shape, fanIn }) => [...shape, fanIn])).toEqual([
      [4, 5, 3],
      [6, 1, 5],
    ]);
  });
});

describe('the residual block', () => {
  it('halves height and width, and starts its normalisations as none', () => {
    const model = residualBlock(3, 4, 5);
    const { shapes, norms, logits } = model.learner;
    const weights = initialWeights(shapes, randomStream(1, 'weights'));
    expect(shapes.map(({ name, shape }) => [name, ...shape])).toEqual([
      ['block conv1', 27, 4],
      ['block conv1 norm', 2, 4],
      ['block conv2', 36, 4],
      ['block conv2 norm', 2, 4],
      ['block shortcut', 3, 4],
      ['block shortcut norm', 2, 4],
      ['dense', 5, 5],
    ]);
    expect(norms).toEqual([4, 4, 4]);
    expect([...weights[1]!]).toEqual([1, 1, 1, 1, 0, 0, 0, 0]);
    const images = tf.randomUniform<tf.Rank.R4>([2, 8, 8, 3], 0, 1, 'float32', 1);
    expect(logits(toTensors(shapes, weights), images, noDropout).shape).toEqual([2, 5]);
  });
});

describe('parameters', () => {
  const shapes = mlpShapes('layer', [400, 50]);

  it('start evenly within 1/sqrt(fan-in), the same for the same stream', () => {
    const [layer] = initialWeights(shapes, randomStream(3, 'weights'));
    const [weights, bias] = [layer!.subarray(0, 20_000), layer!.subarray(20_000)];
    expect(bias.length).toBe(50);
    for (const values of [weights, bias]) expect(Math.max(...values.map(Math.abs))).toBeLessThanOrEqual(0.05);
    const deviation = Math.sqrt(weights.reduce((sum, value) => sum + value ** 2, 0) / weights.length);
    expect(deviation).toBeCloseTo(0.05 / Math.sqrt(3), 3);
    expect(initialWeights(shapes, randomStream(3, 'weights'))).toEqual([layer]);
    expect(initialWeights(shapes, randomStream(4, 'weights'))[0]).not.toEqual(layer);
  });

  it("start as He's: normal with variance 2/fan-in, biases zero, normalisations as none", () => {
    const conv = convShape('conv', SAME_3X3, 50, 60);
    const he = initialWeights([...shapes, conv, normShape('norm', 2)], randomStream(3, 'weights'), 'he');
    const [layer, filters, norm] = he as [Float32Array, Float32Array, Float32Array];
    for (const [values, fanIn, units] of [
      [layer, 400, 50],
      [filters, 450, 60],
    ] as const) {
      const weights = values.subarray(0, fanIn * units);
      expect([...values.subarray(fanIn * units)]).toEqual(Array.from({ length: units }, () => 0));
      const share = (most: number) =>
        weights.filter((value) => Math.abs(value) * Math.sqrt(fanIn / 2) < most).length / weights.length;
      expect(share(1)).toBeCloseTo(0.6827, 1.5);
      expect(share(2)).toBeCloseTo(0.9545, 2);
      expect(Math.abs(weights.reduce((sum, value) => sum + value, 0)) / weights.length).toBeLessThan(0.002);
    }
    expect([...norm]).toEqual([1, 1, 0, 0]);
  });

  it('round trip through tensors', async () => {
    const weights = initialWeights(shapes, randomStream(3, 'weights'));
    const tensors = toTensors(shapes, weights);
    expect(tensors.map(({ shape }) => shape)).toEqual([[401, 50]]);
    expect(await toWeights(tensors)).toEqual(weights);
  });
});
