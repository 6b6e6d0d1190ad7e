/** What optimisers share: one owns the parameters under training, and one step of it needs their gradients. */
import * as tf from '@tensorflow/tfjs-core';
import { type Form, repeated } from '../ops/repeated.ts';
import { Tape } from '../ops/tape.ts';
import type { LearningRate } from './schedule.ts';

export interface OptimizerSettings {
  readonly learningRate: LearningRate;
  /**
   * What is added to each gradient per unit of its parameter: L2 coupled to the step, over all parameters, biases and
   * normalisations among them, as PyTorch's `weight_decay` of SGD and Adam.
   */
  readonly weightDecay?: number | undefined;
}

export abstract class Optimizer {
  private readonly rateAt: (step: number) => number;
  private readonly weightDecay: number;
  private taken = 0;
  private passed = 0;

  constructor({ learningRate, weightDecay = 0 }: OptimizerSettings) {
    this.rateAt = typeof learningRate === 'number' ? () => learningRate : learningRate;
    this.weightDecay = weightDecay;
  }

  /** The parameters as they are now. To be asked for anew after each step. */
  abstract get parameters(): readonly tf.Tensor[];

  /** One step given gradients, which stay the caller's. @param step counted from 1 */
  protected abstract move(gradients: readonly tf.Tensor[], learningRate: number, step: number): void;

  /** Counts a step that is taken again, and sets what `move` told its kernels to what they are told in that step. */
  protected renew?(): void;

  abstract dispose(): void;

  /**
   * One step down the gradient of `loss` over all parameters. Whatever the loss makes goes with the step, which must not
   * itself stand inside a tidy: that could take the new parameters away.
   * @param form of a loss that fulfils what `repeated` asks for
   * @returns the loss before the step, a scalar tensor that the caller disposes
   */
  minimise(loss: (parameters: readonly tf.Tensor[], tape: Tape) => tf.Scalar, form?: Form): tf.Scalar {
    if (!form || !this.renew) return this.run(loss);
    const renew = () => {
      form.renew();
      this.renew!();
    };
    return repeated(this, { ...form, renew }, () => this.run(loss));
  }

  private run(loss: (parameters: readonly tf.Tensor[], tape: Tape) => tf.Scalar): tf.Scalar {
    const [value, ...gradients] = tf.tidy(() => {
      const tape = new Tape(this.parameters);
      return [loss(this.parameters, tape), ...tape.backward()];
    });
    this.descend(gradients);
    tf.dispose(gradients);
    return value as tf.Scalar;
  }

  /** Lets a step go by that has no example: the schedule goes on, and all else stays as it is. */
  pass(): void {
    this.passed++;
  }

  /** Counts a step. @returns its learning rate and its number, from 1 */
  protected next(): { readonly learningRate: number; readonly step: number } {
    const learningRate = this.rateAt(this.taken + this.passed);
    this.taken++;
    return { learningRate, step: this.taken };
  }

  /** One step down given gradients, which stay the caller's. */
  descend(gradients: readonly tf.Tensor[]): void {
    const { learningRate, step } = this.next();
    const { weightDecay } = this;
    if (weightDecay === 0) {
      this.move(gradients, learningRate, step);
      return;
    }
    const decayed = gradients.map((gradient, i) =>
      tf.tidy(() => tf.add(gradient, tf.mul(this.parameters[i]!, weightDecay))),
    );
    this.move(decayed, learningRate, step);
    tf.dispose(decayed);
  }
}
