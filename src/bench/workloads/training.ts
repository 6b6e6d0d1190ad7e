/** The lab's own training steps as workloads. */
import * as tf from '@tensorflow/tfjs-core';
import { type RandomStream, randomStream } from '../../lab/random.ts';
import type { TrainingStep } from '../../lab/training/classifierStep.ts';
import type { Workload } from '../lap.ts';

/** Every workload draws the same numbers in every run. */
export const draws = (purpose: string): RandomStream => randomStream(1, `bench/${purpose}`);

/** Uniform in [0, 1). */
export function randomValues(size: number, random: RandomStream): Float32Array {
  return Float32Array.from({ length: size }, () => random.float());
}

export function randomLabels(count: number, classes: number, random: RandomStream): Int32Array {
  return Int32Array.from({ length: count }, () => random.below(classes));
}

/** Batches of rows, drawn without repetition from shuffled epochs. */
export function batchesOf(count: number, size: number, random: RandomStream): () => Int32Array {
  let order = random.permutation(count);
  let at = 0;
  return () => {
    if (at + size > count) {
      order = random.permutation(count);
      at = 0;
    }
    at += size;
    return order.slice(at - size, at);
  };
}

/** @param held what the steps read, let go with the workload */
export function trainingWorkload(
  training: TrainingStep,
  nextBatch: () => Int32Array,
  held: tf.Tensor[],
): Workload {
  let last: tf.Scalar | undefined;
  return {
    step() {
      last?.dispose();
      last = training.step(nextBatch());
    },
    settle: async () => {
      await last?.data();
    },
    dispose() {
      last?.dispose();
      training.dispose();
      tf.dispose(held);
    },
  };
}
