/** The losses, each with its analytic gradient: computed at once, given to the tape, and the mean handed back. */
import type * as tf from '@tensorflow/tfjs-core';
import { runKernel } from './kernels.ts';
import type { Tape } from './tape.ts';

/** Mean of -log softmax(logits)[i, label(i)]. @param logits [batch, classes] @param labels [batch] int32 */
export function softmaxCrossEntropy(
  logits: tf.Tensor2D,
  labels: tf.Tensor1D,
  tape: Tape | undefined,
): tf.Scalar {
  const [loss, gradient] = runKernel('SoftmaxCrossEntropy', { logits, labels }, {});
  tape?.give(logits, () => gradient!);
  return loss as tf.Scalar;
}

/** Mean binary cross-entropy of logits against 0/1 truths. @param logits [batch, 1] @param truths [batch, 1] */
export function binaryCrossEntropy(
  logits: tf.Tensor2D,
  truths: tf.Tensor2D,
  tape: Tape | undefined,
): tf.Scalar {
  const [loss, gradient] = runKernel('BinaryCrossEntropy', { logits, truths }, {});
  tape?.give(logits, () => gradient!);
  return loss as tf.Scalar;
}

/**
 * The contrastive loss of projections z [2 batch, d], where rows i and i + batch are two dropout views of one example (a
 * positive pair); other rows are negatives. No membership label appears here.
 *
 * InfoNCE in SimCSE's form (Gao et al. 2021, arXiv 2104.08821, eq. 1), u and v the normalised rows of the two views:
 * L = mean_i -log( exp(u_i·v_i/tau) / sum_j exp(u_i·v_j/tau) ); or, symmetric, NT-Xent (Chen et al. 2020, arXiv
 * 2002.05709, eq. 1): each of the 2 batch rows against the 2 batch - 1 others.
 */
export function contrastiveLoss(
  z: tf.Tensor2D,
  { temperature, symmetric }: { readonly temperature: number; readonly symmetric: boolean },
  tape: Tape | undefined,
): tf.Scalar {
  const [loss, gradient] = runKernel('ContrastiveLoss', { z }, { temperature, symmetric });
  tape?.give(z, () => gradient!);
  return loss as tf.Scalar;
}
