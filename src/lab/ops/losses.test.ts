import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startEngineInNode } from '../../engine/node/startEngineInNode.ts';
import { wasmEngines } from '../../engine/testing/wasmEngines.ts';
import { valueAndGradients } from '../testing/gradients.ts';
import { worstError } from '../testing/tensors.ts';
import { labelTensor } from '../training/inputs.ts';
import { binaryCrossEntropy, softmaxCrossEntropy } from './losses.ts';

const softplus = (z: number) => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));
const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe.each(['cpu', ...wasmEngines] as const)('on %s', (requested) => {
  beforeAll(async () => {
    await startEngineInNode({ requested });
  });

  describe('softmaxCrossEntropy', () => {
    it.each([1, 10, 80])('is -log softmax at the label, logits up to ±%s', (scale) => {
      const logits = [
        [1, -1, 0.5],
        [-1, 1, 1],
        [0, 0, 0],
        [-1, -0.9, 1],
      ].map((row) => row.map((value) => value * scale));
      const labels = [0, 0, 2, 1];
      const rows = logits.map((row) => {
        const max = Math.max(...row);
        const shares = row.map((value) => Math.exp(value - max));
        const sum = shares.reduce((a, b) => a + b);
        return { posterior: shares.map((share) => share / sum), log: max + Math.log(sum) };
      });
      const expected = mean(rows.map(({ log }, i) => log - logits[i]![labels[i]!]!));
      const gradient = rows.map(({ posterior }, i) =>
        posterior.map((p, c) => (p - (c === labels[i] ? 1 : 0)) / logits.length),
      );
      const z = tf.tensor2d(logits);
      const { value, gradients } = valueAndGradients([z], (tape) =>
        softmaxCrossEntropy(z, labelTensor(labels), tape),
      );
      expect(worstError(value, expected)).toBeLessThan(1e-5 * Math.max(1, expected));
      expect(worstError(gradients[0]!, gradient)).toBeLessThan(1e-6);
    });
  });

  describe('binaryCrossEntropy', () => {
    it.each([0.5, 3, 20, 80])('is softplus(z) - z y, logits up to ±%s', (scale) => {
      const logits = [scale, -scale, scale, -scale, 0, 0, scale / 3];
      const truths = [1, 0, 0, 1, 0, 1, 1];
      const expected = mean(logits.map((z, i) => softplus(z) - z * truths[i]!));
      const gradient = logits.map((z, i) => (sigmoid(z) - truths[i]!) / logits.length);
      const column = (values: number[]) => tf.tensor2d(values, [values.length, 1]);
      const z = column(logits);
      const { value, gradients } = valueAndGradients([z], (tape) =>
        binaryCrossEntropy(z, column(truths), tape),
      );
      expect(worstError(value, expected)).toBeLessThan(1e-5 * Math.max(1, expected));
      expect(worstError(gradients[0]!, gradient)).toBeLessThan(1e-6);
    });
  });
});
