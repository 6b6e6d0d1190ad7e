/** What a computation holds at its most. */
import * as tf from '@tensorflow/tfjs-core';

export interface Peak {
  /** Bytes of tensors at their most, beyond those that were there before. */
  readonly bytes: number;
  /** Bytes of the largest tensor that was made. */
  readonly largest: number;
}

type RunKernel = (...given: unknown[]) => tf.Tensor | tf.Tensor[];

/** Runs something and watches the tensors that its kernels make, as tfjs counts them; scratch of kernels is not among them. */
export function peakBytes(run: () => void): Peak {
  const engine = tf.engine() as unknown as { runKernelFunc: RunKernel };
  const original = engine.runKernelFunc;
  const before = tf.memory().numBytes;
  let [bytes, largest] = [0, 0];
  engine.runKernelFunc = (...given) => {
    const made = original.apply(engine, given);
    bytes = Math.max(bytes, tf.memory().numBytes - before);
    for (const { size, dtype } of [made].flat()) {
      largest = Math.max(largest, size * tf.util.bytesPerElement(dtype));
    }
    return made;
  };
  try {
    run();
  } finally {
    // The method is the class's: this takes away ours alone.
    Reflect.deleteProperty(engine, 'runKernelFunc');
  }
  return { bytes, largest };
}
