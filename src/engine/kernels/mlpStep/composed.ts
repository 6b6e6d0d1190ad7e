/** A small network's step out of the kernels of its parts, on whatever engine has them. */
import * as tf from '@tensorflow/tfjs-core';
import { runKernel } from '../../../lab/ops/kernels.ts';
import { dense } from '../../../lab/ops/layers.ts';
import { binaryCrossEntropy } from '../../../lab/ops/losses.ts';
import { Tape } from '../../../lab/ops/tape.ts';
import type { ComposedKernel } from '../../composed/kernel.ts';
import { numbered } from '../adam/numbered.ts';

export const MlpStep: ComposedKernel<'MlpStep'> = (inputs, attributes) => {
  const { rows, truths, state } = inputs;
  const layers = numbered('p', inputs);
  const tape = new Tape(layers);
  const chosen = tf.tensor1d(attributes.batch, 'int32');
  const logits = layers.reduce<tf.Tensor2D>(
    (x, layer, i) => dense(x, layer, i + 1 < layers.length ? 'relu' : 'linear', tape),
    tf.gather(rows as tf.Tensor2D, chosen),
  );
  const loss = binaryCrossEntropy(logits, tf.gather(truths as tf.Tensor2D, chosen), tape);
  const gradients = tape.backward().map((gradient, i) => [`g${i}`, gradient]);
  runKernel('AdamStep', { state, ...Object.fromEntries(gradients) }, attributes);
  return [loss];
};
