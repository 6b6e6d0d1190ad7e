/** A host that computes stages in this thread, as a training worker does: their tensors go with their scope. */
import * as tf from '@tensorflow/tfjs-core';
import type { Dataset } from '../data/dataset.ts';
import type { StageHost } from '../pipeline/pipeline.ts';
import type { StageOutcome } from '../pipeline/stageOutcome.ts';
import { randomStream } from '../random.ts';
import { stageOf } from '../stages/catalogue.ts';
import { StageAborted } from '../stages/stageContext.ts';

export interface StagesHere extends StageHost {
  /** Names of what was computed, in turn. */
  readonly computed: string[];
}

export function stagesHere(dataset: Dataset, engine: string): StagesHere {
  const remembered = new Map<string, StageOutcome>();
  const computed: string[] = [];
  let last: Promise<unknown> = Promise.resolve();
  /** Scopes of tensors lie within each other: one stage at a time. */
  const inTurn = <Found>(compute: () => Promise<Found>): Promise<Found> => {
    const found = last.then(compute);
    last = found.catch(() => undefined);
    return found;
  };
  return {
    computed,
    memory: {
      get: async (key) => remembered.get(key),
      put: async (key, outcome) => void remembered.set(key, outcome),
    },
    engines: () => [engine],
    execute: ({ name, params, seed, inputs }, update, signal) =>
      inTurn(async () => {
        const stage = stageOf(name);
        const before = tf.memory().numTensors;
        computed.push(name);
        tf.engine().startScope();
        try {
          return await stage.run(
            inputs,
            params,
            {
              random: (purpose) => randomStream(seed, `${stage.stream}/${purpose}`),
              update,
              wantsFrame: () => false,
              wantsLosses: () => false,
              checkpoint: async () => {
                await new Promise((resolve) => setImmediate(resolve));
                if (signal.aborted) throw new StageAborted('aborted');
              },
            },
            async () => dataset,
          );
        } finally {
          tf.engine().endScope();
          if (tf.memory().numTensors !== before) computed.push(`${name} left tensors behind`);
        }
      }),
    recover: async () => false,
    clock: () => 0,
  };
}
