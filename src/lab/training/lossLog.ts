/**
 * The losses of training steps. They stay where they were computed until somebody wants to see them: reading each one
 * back would make a GPU wait for the page after every step.
 */
import * as tf from '@tensorflow/tfjs-core';
import { NotFinite, type StageContext } from '../stages/stageContext.ts';

export class LossLog {
  private waiting: tf.Scalar[] = [];
  private readonly losses: number[] = [];

  /**
   * @param what is measured, in words, and in how many steps
   * @param hint what to change where it is no number; else the learning rate
   */
  constructor(
    private readonly what: string,
    private readonly steps: number,
    private readonly hint?: string,
  ) {}

  /** Takes the loss of the next step. */
  add(loss: tf.Scalar): void {
    this.waiting.push(loss);
  }

  /**
   * Reads back what waits. @returns every loss so far, in the order of the steps
   * @throws NotFinite naming the first step whose loss is no number
   */
  async read(): Promise<readonly number[]> {
    const { waiting } = this;
    if (waiting.length === 0) return this.losses;
    this.waiting = [];
    const together = tf.tidy(() => tf.stack(waiting));
    tf.dispose(waiting);
    const values = await together.data<'float32'>();
    together.dispose();
    for (const value of values) {
      if (!Number.isFinite(value))
        throw new NotFinite(this.what, this.losses.length + 1, this.steps, this.hint);
      this.losses.push(value);
    }
    return this.losses;
  }
}

/**
 * Mean of each whole epoch.
 * @param sizes examples in each batch of an epoch
 * @param smaller the batch of each epoch that has one example less; none: no batch has
 */
export function epochMeans(
  losses: readonly number[],
  sizes: readonly number[],
  smaller: readonly number[] = [],
): number[] {
  return Array.from({ length: Math.floor(losses.length / sizes.length) }, (_, epoch) => {
    const own = sizes.map((size, b) => (smaller[epoch] === b ? size - 1 : size));
    const total = own.reduce((sum, size) => sum + size, 0);
    const sum = own.reduce((sum, size, b) => sum + size * losses[epoch * sizes.length + b]!, 0);
    return sum / total;
  });
}

/** Sends the points of the loss curve that are new since the last call. */
export function lossCurve(context: StageContext): (means: readonly number[]) => void {
  let sent = 0;
  return (means) => {
    for (; sent < means.length; sent++) {
      context.update({ kind: 'series', series: 'loss', x: sent + 1, y: means[sent]! });
    }
  };
}
