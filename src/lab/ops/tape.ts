/**
 * Reverse-mode differentiation over the lab's own operations. Each operation that sees a tape notes how a gradient goes
 * back through it; `backward` walks the notes from the end. It exists beside tfjs's own because a step of a small model
 * is ruled by the number of kernels, of which tfjs's tape adds one per saved tensor and several per step.
 */
import * as tf from '@tensorflow/tfjs-core';

export class Tape {
  private readonly gradients = new Map<tf.Tensor, tf.Tensor>();
  private readonly wanted: Set<tf.Tensor>;
  private readonly notes: { readonly output: tf.Tensor; readonly back: (dy: tf.Tensor) => void }[] = [];

  /** @param parameters the tensors whose gradients are asked for */
  constructor(private readonly parameters: readonly tf.Tensor[]) {
    this.wanted = new Set(parameters);
  }

  /** Whether some parameter feeds x: its gradient is not computed otherwise. */
  wants(x: tf.Tensor): boolean {
    return this.wanted.has(x);
  }

  /** Notes that `output` came from `inputs`; `back` hands its gradient on to them. */
  record(output: tf.Tensor, inputs: readonly tf.Tensor[], back: (dy: tf.Tensor) => void): void {
    if (!inputs.some((input) => this.wants(input))) return;
    this.wanted.add(output);
    this.notes.push({ output, back });
  }

  /** Adds a gradient of the loss with respect to x; `make` is called only where it is wanted. */
  give(x: tf.Tensor, make: () => tf.Tensor): void {
    if (!this.wants(x)) return;
    const known = this.gradients.get(x);
    this.gradients.set(x, known ? tf.add(known, make()) : make());
  }

  /**
   * The gradients of the parameters, in their order. To be called once, after the loss has given its own gradient. Those on
   * the way are let go of once they have been handed on: the next ones take their place, which is still in the cache.
   */
  backward(): tf.Tensor[] {
    for (const { output, back } of this.notes.reverse()) {
      const dy = this.gradients.get(output);
      if (!dy) continue;
      back(dy);
      this.gradients.delete(output);
      // The same one may have been handed on to several.
      if (![...this.gradients.values()].includes(dy)) dy.dispose();
    }
    return this.parameters.map((parameter) => this.gradients.get(parameter) ?? tf.zerosLike(parameter));
  }
}
