/** Stochastic gradient descent with momentum (Sutskever et al. 2013), in PyTorch's form. */
import * as tf from '@tensorflow/tfjs-core';
import { Optimizer, type OptimizerSettings } from './optimizer.ts';

export interface SgdSettings extends OptimizerSettings {
  readonly momentum: number;
}

/** Parameters under training: owns their tensors and their velocities. v becomes momentum v + gradient, p becomes p - rate v. */
export class Sgd extends Optimizer {
  private readonly momentum: number;
  private readonly held: tf.Tensor[];
  private velocities: tf.Tensor[] | null = null;

  /** @param initial the parameters' first values; they belong to this from now on */
  constructor(initial: readonly tf.Tensor[], settings: SgdSettings) {
    super(settings);
    this.momentum = settings.momentum;
    this.held = [...initial];
  }

  override get parameters(): readonly tf.Tensor[] {
    return this.held;
  }

  protected override move(gradients: readonly tf.Tensor[], learningRate: number): void {
    const old = this.velocities;
    const next = gradients.map((gradient, i) =>
      tf.tidy(() => (old ? tf.add(tf.mul(old[i]!, this.momentum), gradient) : tf.clone(gradient))),
    );
    next.forEach((velocity, i) => {
      const before = this.held[i]!;
      this.held[i] = tf.tidy(() => tf.sub(before, tf.mul(velocity, learningRate)));
      before.dispose();
    });
    if (old) tf.dispose(old);
    this.velocities = next;
  }

  override dispose(): void {
    tf.dispose([...this.held, ...(this.velocities ?? [])]);
  }
}
