/** What batch normalisations take for a batch's moments once training is over: a running mean of what they met in it. */
import * as tf from '@tensorflow/tfjs-core';

/** Share of a batch in the running moments: PyTorch's default; the summary of the paper that we worked from states none. */
const SHARE = 0.1;

interface Met {
  readonly moments: tf.Tensor;
  readonly values: number;
}

/** What each of a normalisation's moments counts in its running ones. */
function sharesOf({ moments, values }: Met): number[] {
  const unbiased = values / (values - 1);
  return Array.from({ length: moments.size }, (_, i) => (i < moments.size / 2 ? SHARE : SHARE * unbiased));
}

/**
 * Owns the running mean and variance of every normalisation, as PyTorch keeps them: each step takes a tenth of the batch's
 * mean and of its unbiased variance. They begin as 0 and 1.
 */
export class RunningMoments {
  /** Of each normalisation in turn: its means, then its variances. */
  private values: tf.Tensor1D;
  private met: Met[] = [];

  /** @param norms channels of each normalisation */
  constructor(private readonly norms: readonly number[]) {
    const each = norms.map((channels) =>
      Float32Array.from({ length: 2 * channels }, (_, i) => +(i >= channels)),
    );
    this.values = tf.tensor1d(each.flatMap((part) => [...part]));
  }

  /** Notes a batch's moments [2, channels] over so many values of each channel; they are kept until `update`. */
  readonly see = (norm: number, moments: tf.Tensor, values: number): void => {
    this.met[norm] = { moments: tf.keep(moments), values };
  };

  /**
   * Takes in what was seen, and lets it go. A batch that gave some normalisation a single value of each channel is left
   * out: it says nothing of a variance. Not to be called inside a tidy, which would take the new values away.
   */
  update(): void {
    const { met, values: old } = this;
    this.met = [];
    if (met.every(({ values }) => values > 1)) {
      this.values = tf.tidy(() => {
        const batch = tf.concat1d(met.map(({ moments }) => tf.reshape(moments, [-1])));
        return tf.add(tf.mul(old, 1 - SHARE), tf.mul(batch, tf.tensor1d(met.flatMap(sharesOf))));
      });
      old.dispose();
    }
    tf.dispose(met.map(({ moments }) => moments));
  }

  /** The running moments [2, channels] of each normalisation, the caller's. */
  read(): tf.Tensor[] {
    const parts = tf.split(
      this.values,
      this.norms.map((channels) => 2 * channels),
    );
    const rows = parts.map((part, i) => tf.reshape(part, [2, this.norms[i]!]));
    tf.dispose(parts);
    return rows;
  }

  dispose(): void {
    this.values.dispose();
  }
}
