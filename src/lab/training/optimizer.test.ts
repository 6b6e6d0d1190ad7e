import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startEngineInNode } from '../../engine/node/startEngineInNode.ts';
import type { Optimizer, Schedule } from '../experiment/experiment.ts';
import { worstError } from '../testing/tensors.ts';
import golden from './fixtures/optimizers.json' with { type: 'json' };
import { optimizerOf } from './optimizer.ts';
import { scheduled } from './schedule.ts';

const { initial, gradients, learningRate, cases } = golden;
const tensors = (rows: readonly (readonly number[])[]) => rows.map((row) => tf.tensor1d([...row]));

describe.each(['cpu', 'wasm'] as const)('on %s', (requested) => {
  beforeAll(async () => {
    await startEngineInNode({ requested });
  });

  it.each(cases)(
    "$optimizer, momentum $momentum, weight decay $weightDecay, $schedule takes PyTorch's steps and keeps nothing",
    ({ optimizer, momentum, weightDecay, schedule, parameters }) => {
      const before = [tf.memory().numTensors, tf.engine().backend.numDataIds()];
      const descent = optimizerOf(tensors(initial), {
        optimizer: optimizer as Optimizer,
        momentum,
        weightDecay,
        learningRate: scheduled(schedule as Schedule, learningRate, gradients.length),
      });
      for (const [step, expected] of parameters.entries()) {
        const given = tensors(gradients[step]!);
        descent.descend(given);
        tf.dispose(given);
        expected.forEach((values, i) => {
          expect(worstError(descent.parameters[i]!, values), `step ${step + 1}`).toBeLessThan(2e-6);
        });
      }
      descent.dispose();
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
