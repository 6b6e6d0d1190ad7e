/** Steps of small networks out of the kernels of its parts, on whatever engine has them. */
import * as tf from '@tensorflow/tfjs-core';
import type { KernelInputs, KernelShapes } from '../../../lab/ops/kernels.ts';
import { runKernel } from '../../../lab/ops/kernels.ts';
import { dense } from '../../../lab/ops/layers.ts';
import { binaryCrossEntropy, contrastiveLoss } from '../../../lab/ops/losses.ts';
import { Tape } from '../../../lab/ops/tape.ts';
import type { ComposedKernel } from '../../composed/kernel.ts';
import { numbered } from '../adam/numbered.ts';

type Loss = (outputs: tf.Tensor2D, chosen: tf.Tensor1D, tape: Tape) => tf.Scalar;

/** One step of Adam on dense layers with ReLU between them. @param lossOf of their outputs for the rows that are chosen */
function stepDown(
  inputs: KernelInputs<'ContrastiveStep'>,
  attributes: KernelShapes['MlpStep']['attributes'],
  lossOf: Loss,
): tf.Tensor[] {
  const { rows, state } = inputs;
  const layers = numbered('p', inputs);
  const tape = new Tape(layers);
  const chosen = tf.tensor1d(attributes.batch, 'int32');
  const outputs = layers.reduce<tf.Tensor2D>(
    (x, layer, i) => dense(x, layer, i + 1 < layers.length ? 'relu' : 'linear', tape),
    tf.gather(rows as tf.Tensor2D, chosen),
  );
  const loss = lossOf(outputs, chosen, tape);
  const gradients = tape.backward().map((gradient, i) => [`g${i}`, gradient]);
  runKernel('AdamStep', { state, ...Object.fromEntries(gradients) }, attributes);
  return [loss];
}

export const MlpStep: ComposedKernel<'MlpStep'> = (inputs, attributes) =>
  stepDown(inputs, attributes, (logits, chosen, tape) =>
    binaryCrossEntropy(logits, tf.gather(inputs.truths as tf.Tensor2D, chosen), tape),
  );

export const ContrastiveStep: ComposedKernel<'ContrastiveStep'> = (inputs, attributes) =>
  stepDown(inputs, attributes, (z, _, tape) => contrastiveLoss(z, attributes, tape));
