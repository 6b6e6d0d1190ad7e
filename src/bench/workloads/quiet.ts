/** The world of a stage that runs for its time alone. */
import * as tf from '@tensorflow/tfjs-core';
import type { StageContext } from '../../lab/stages/stageContext.ts';
import type { Workload } from '../lap.ts';
import { draws } from './training.ts';

export const quietContext: StageContext = {
  random: draws,
  update: () => {},
  wantsFrame: () => false,
  wantsLosses: () => false,
  checkpoint: () => Promise.resolve(),
};

/** A whole piece of a stage as one step: it reads its results back itself, and its tensors go with it. */
export function stageWorkload(run: () => Promise<unknown>, held: tf.Tensor[] = []): Workload {
  return {
    async step() {
      tf.engine().startScope();
      try {
        await run();
      } finally {
        tf.engine().endScope();
      }
    },
    settle: async () => {},
    dispose: () => tf.dispose(held),
  };
}
