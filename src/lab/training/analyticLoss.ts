/** A scalar loss whose gradients are written out by hand: fewer kernels than automatic differentiation needs. */
import * as tf from '@tensorflow/tfjs-core';

/** @param compute the loss of the inputs, and its gradient with respect to each of them */
export function analyticLoss<Inputs extends tf.Tensor[]>(
  inputs: Inputs,
  compute: (...inputs: Inputs) => { loss: tf.Scalar; gradients: tf.Tensor[] },
): tf.Scalar {
  const op = tf.customGrad((...given) => {
    const save = given.at(-1) as unknown as (tensors: tf.Tensor[]) => void;
    const { loss, gradients } = compute(...(given.slice(0, -1) as Inputs));
    save(gradients);
    return {
      value: loss,
      gradFunc: (dy: tf.Tensor, saved: tf.Tensor[]) => saved.map((gradient) => tf.mul(gradient, dy)),
    };
  });
  return op(...inputs) as tf.Scalar;
}
