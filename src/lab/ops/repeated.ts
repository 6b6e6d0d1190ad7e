/**
 * Steps that an engine may take again without running their code: a step of a small network on a graphics card is ruled by
 * the program that hands out its work, and that work is the same every time but for a few numbers.
 */
import * as tf from '@tensorflow/tfjs-core';

export interface Form {
  /** Steps of one owner with equal names run the same kernels on the same tensors, and on new ones of the same shapes. */
  readonly name: string;
  /** The only numbers that the step takes from the program's memory as a tensor. */
  readonly numbers: Int32Array;
  /** Sets the attributes that kernels were given when the step was run to what they are in the next one. */
  renew(): void;
}

/** An engine that takes steps again. */
export interface Repeating {
  /** Runs a step, or takes it again. @returns its scalar, the caller's */
  repeat(owner: object, form: Form, run: () => tf.Scalar): tf.Scalar;
}

/**
 * @param run must do nothing but run kernels, keep none of their outputs but the scalar that it returns, and ask for no
 * numbers but those that `form` renews: it is not run when the step is taken again
 */
export function repeated(owner: object, form: Form, run: () => tf.Scalar): tf.Scalar {
  const engine = tf.engine().backend as Partial<Repeating>;
  return engine.repeat ? engine.repeat(owner, form, run) : run();
}
