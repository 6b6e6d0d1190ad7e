import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startEngineInNode } from '../../engine/node/startEngineInNode.ts';
import { wasmEngines } from '../../engine/testing/wasmEngines.ts';
import { valueAndGradients } from '../testing/gradients.ts';
import { worstError } from '../testing/tensors.ts';
import { addRelu, batchNorm, conv, dense, flatten, globalMean, poolRelu } from './layers.ts';
import { softmaxCrossEntropy } from './losses.ts';
import { Tape } from './tape.ts';

const random = (shape: number[], seed: number, scale = 1) =>
  tf.randomNormal(shape, 0, scale, 'float32', seed);

describe.each(['cpu', ...wasmEngines] as const)('on %s', (requested) => {
  beforeAll(async () => {
    await startEngineInNode({ requested });
  });

  it('agrees with central differences through every layer, strides, shortcuts and normalisation included', () => {
    const conv3 = { filterHeight: 3, filterWidth: 3, pad: 1, bias: true, activation: 'relu' } as const;
    const conv1 = { filterHeight: 1, filterWidth: 1, pad: 0, bias: false, activation: 'linear' } as const;
    const x = random([3, 9, 9, 2], 1) as tf.Tensor4D;
    const labels = tf.tensor1d([0, 2, 1], 'int32');
    const parameters = [
      x,
      random([19, 4], 2, 0.5),
      random([2, 4], 3),
      random([2, 4], 4, 0.5),
      random([17, 5], 5, 0.4),
      random([6, 3], 6),
    ];
    const loss = ([x, w1, affine, shortcut, hidden, last]: readonly tf.Tensor[], tape?: Tape) => {
      const images = x as tf.Tensor4D;
      const main = batchNorm(
        conv(images, w1!, { ...conv3, stride: 2, activation: 'linear' }, tape),
        affine!,
        'linear',
        tape,
      );
      const block = addRelu(main, conv(images, shortcut!, { ...conv1, stride: 2 }, tape), tape);
      const pooled = poolRelu(block, tape);
      const wide = dense(flatten(pooled, tape), hidden!, 'relu', tape);
      const mean = globalMean(tf.reshape(block, [3, 5, 5, 4]), undefined);
      expect(mean.shape).toEqual([3, 4]);
      return softmaxCrossEntropy(dense(wide, last!, 'linear', tape), labels, tape);
    };
    const { gradients } = valueAndGradients(parameters, (tape) => loss(parameters, tape));
    const step = 1e-3;
    parameters.forEach((parameter, which) => {
      const values = parameter.dataSync();
      const at = (i: number, by: number) => {
        const moved = Float32Array.from(values);
        moved[i] = moved[i]! + by;
        const replaced = parameters.with(which, tf.tensor(moved, parameter.shape));
        return loss(replaced).dataSync()[0]!;
      };
      const chosen = [0, 1, Math.floor(values.length / 2), values.length - 1];
      const got = gradients[which]!.dataSync();
      for (const i of chosen) {
        const numeric = (at(i, step) - at(i, -step)) / (2 * step);
        expect(Math.abs(got[i]! - numeric), `parameter ${which}, element ${i}`).toBeLessThan(4e-3);
      }
    });
  });

  it('adds the gradients of a tensor that is used twice', () => {
    const x = tf.tensor2d([[1, 2]]);
    const tape = new Tape([x]);
    const y = addRelu(x, x, tape);
    tape.give(y, () => tf.tensor2d([[3, 5]]));
    expect(worstError(tape.backward()[0]!, [6, 10])).toBe(0);
  });

  it('lets go of gradients on the way, but of none that is still to be handed on', () => {
    const [a, b] = [tf.tensor2d([[1, 2]]), tf.tensor2d([[3, -9]])];
    const tape = new Tape([a, b]);
    const y = addRelu(a, b, tape);
    const z = addRelu(y, y, tape);
    const dz = tf.tensor2d([[1, 1]]);
    tape.give(z, () => dz);
    const gradients = tape.backward();
    expect(gradients.map((gradient) => [...gradient.dataSync()])).toEqual([
      [2, 0],
      [2, 0],
    ]);
    expect([dz.isDisposed, ...[a, b, y, z].map(({ isDisposed }) => isDisposed)]).toEqual([
      ...[true, false, false, false, false],
    ]);
  });

  it('computes no gradient that nobody asked for, and zeros for a parameter that takes no part', () => {
    const [x, w, aside] = [tf.tensor2d([[1, -1]]), tf.ones([3, 1]), tf.ones([2])];
    const tape = new Tape([w, aside]);
    const y = dense(x, w, 'linear', tape);
    expect([tape.wants(x), tape.wants(y)]).toEqual([false, true]);
    tape.give(x, () => {
      throw new Error('was computed');
    });
    tape.give(y, () => tf.ones([1, 1]));
    const [dw, none] = tape.backward();
    expect(worstError(dw!, [1, -1, 1])).toBe(0);
    expect(worstError(none!, [0, 0])).toBe(0);
  });
});
