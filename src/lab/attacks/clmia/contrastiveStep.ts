/** Training steps of the encoder on views that stay where the engine computes: a pair is named by its two rows. */
import type * as tf from '@tensorflow/tfjs-core';
import { Adam } from '../../training/adam.ts';
import type { TrainingStep } from '../../training/classifierStep.ts';

export interface ContrastiveStep extends TrainingStep {
  /** The encoder's layers as they are now. */
  encoder(): readonly tf.Tensor[];
}

/** The part of a contrastive training's settings that each step reads. */
export interface ContrastiveSettings {
  readonly temperature: number;
  readonly symmetric: boolean;
  readonly learningRate: number;
}

export function contrastiveStep({
  rows,
  encoder,
  projection,
  temperature,
  symmetric,
  learningRate,
}: ContrastiveSettings & {
  /** [views * pool, d] features of every view */
  readonly rows: tf.Tensor2D;
  /** Layers of e, then of g. */
  readonly encoder: readonly tf.Tensor[];
  readonly projection: readonly tf.Tensor[];
}): ContrastiveStep {
  // The encoder ends in ReLU as well, so that both are one network.
  const adam = new Adam([...encoder, ...projection], { learningRate });
  return {
    encoder: () => adam.parameters.slice(0, encoder.length),
    dispose: () => adam.dispose(),
    /** @param batch [2 batch] rows: of the first views, then of the second views of the same examples */
    step: (batch) => adam.stepOfContrast(rows, batch, { temperature, symmetric }),
  };
}
