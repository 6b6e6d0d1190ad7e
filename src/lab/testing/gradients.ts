/** Gradients and golden parameters for tests. */
import type * as tf from '@tensorflow/tfjs-core';
import { Tape } from '../ops/tape.ts';
import { flat } from './tensors.ts';

/** A loss and its gradients with respect to the given tensors. */
export function valueAndGradients(
  tensors: readonly tf.Tensor[],
  loss: (tape: Tape) => tf.Scalar,
): { value: tf.Scalar; gradients: tf.Tensor[] } {
  const tape = new Tape(tensors);
  const value = loss(tape);
  return { value, gradients: tape.backward() };
}

/** Golden weights and biases, one after the other, as the lab keeps them: the bias as the last row. */
export function affine(golden: readonly unknown[]): Float32Array[] {
  return Array.from({ length: golden.length / 2 }, (_, i) =>
    Float32Array.from([...flat(golden[2 * i]), ...flat(golden[2 * i + 1])]),
  );
}
