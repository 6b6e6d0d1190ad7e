import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startEngineInNode } from '../../engine/node/startEngineInNode.ts';
import { wasmEngines } from '../../engine/testing/wasmEngines.ts';
import type { OptimizerName, Schedule } from '../experiment/experiment.ts';
import { worstError } from '../testing/tensors.ts';
import golden from './fixtures/optimizers.json' with { type: 'json' };
import { optimizerOf } from './optimizerOf.ts';
import { scheduled } from './schedule.ts';

const { initial, gradients, learningRate, cases } = golden;
const tensors = (rows: readonly (readonly number[])[]) => rows.map((row) => tf.tensor1d([...row]));

describe.each(['cpu', ...wasmEngines] as const)('on %s', (requested) => {
  beforeAll(async () => {
    await startEngineInNode({ requested });
  });

  it.each(cases)(
    "$optimizer, momentum $momentum, weight decay $weightDecay, $schedule takes PyTorch's steps and keeps nothing",
    ({ optimizer, momentum, weightDecay, schedule, parameters }) => {
      const before = [tf.memory().numTensors, tf.engine().backend.numDataIds()];
      const trained = optimizerOf(tensors(initial), {
        optimizer: optimizer as OptimizerName,
        momentum,
        weightDecay,
        learningRate: scheduled(schedule as Schedule, learningRate, gradients.length),
      });
      for (const [step, expected] of parameters.entries()) {
        const given = tensors(gradients[step]!);
        trained.descend(given);
        tf.dispose(given);
        expected.forEach((values, i) => {
          expect(worstError(trained.parameters[i]!, values), `step ${step + 1}`).toBeLessThan(2e-6);
        });
      }
      trained.dispose();
      expect([tf.memory().numTensors, tf.engine().backend.numDataIds()]).toEqual(before);
    },
  );
});

describe('the cosine schedule', () => {
  it('begins at the whole rate, is at half of it half-way, and at none after the last step', () => {
    const rate = scheduled('cosine', 0.4, 8) as (step: number) => number;
    expect(rate(0)).toBe(0.4);
    expect(rate(4)).toBeCloseTo(0.2, 12);
    expect(rate(8)).toBeCloseTo(0, 12);
    const rates = Array.from({ length: 9 }, (_, step) => rate(step));
    expect(rates).toEqual(rates.toSorted((a, b) => b - a));
  });
});
