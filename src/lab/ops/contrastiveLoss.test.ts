import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startEngineInNode } from '../../engine/node/startEngineInNode.ts';
import { wasmEngines } from '../../engine/testing/wasmEngines.ts';
import { randomStream } from '../random.ts';
import { valueAndGradients } from '../testing/gradients.ts';
import { worstError } from '../testing/tensors.ts';
import golden from './fixtures/contrastive.json' with { type: 'json' };
import { contrastiveLoss } from './losses.ts';

const NAMES = ['infoNCE', 'symmetricNTXent'] as const;

function gradients(name: (typeof NAMES)[number], view1: number[][], view2: number[][], tau: number) {
  const z = tf.tensor2d([...view1, ...view2]);
  const settings = { temperature: tau, symmetric: name === 'symmetricNTXent' };
  const { value, gradients } = valueAndGradients([z], (tape) => contrastiveLoss(z, settings, tape));
  const [first, second] = tf.split(gradients[0]!, 2) as [tf.Tensor, tf.Tensor];
  return { loss: value.dataSync()[0]!, first, second };
}

/** The definitions of the papers in float64, written as sums of exponentials. */
const REFERENCE = {
  infoNCE(view1: number[][], view2: number[][], tau: number) {
    const losses = view1.map((u, i) => -term(u, view2[i]!, view2, tau));
    return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
  },
  symmetricNTXent(view1: number[][], view2: number[][], tau: number) {
    const rows = [...view1, ...view2];
    const losses = rows.map((row, i) => {
      const partner = rows[(i + view1.length) % rows.length]!;
      return -term(row, partner, rows.toSpliced(i, 1), tau);
    });
    return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
  },
};

function term(row: number[], partner: number[], against: number[][], tau: number): number {
  const score = (a: number[], b: number[]) =>
    a.reduce((sum, value, d) => sum + value * b[d]!, 0) / (Math.hypot(...a) * Math.hypot(...b) * tau);
  const scores = against.map((other) => score(row, other));
  const max = Math.max(...scores);
  return score(row, partner) - max - Math.log(scores.reduce((sum, value) => sum + Math.exp(value - max), 0));
}

function views(batch: number, width: number, seed = 1): [number[][], number[][]] {
  const random = randomStream(seed, 'views');
  const rows = () =>
    Array.from({ length: batch }, () => Array.from({ length: width }, () => 2 * random.float() - 1));
  return [rows(), rows()];
}

describe.each(['cpu', ...wasmEngines] as const)('on %s', (requested) => {
  beforeAll(async () => {
    await startEngineInNode({ requested });
  });

  describe.each(NAMES)('%s', (name) => {
    it("agrees with PyTorch's loss and gradients", () => {
      const { view1, view2, tau } = golden;
      const { loss, first, second } = gradients(name, view1, view2, tau);
      expect(worstError([loss], golden[name].loss)).toBeLessThan(1e-5);
      expect(worstError(first, golden[name].gradView1)).toBeLessThan(1e-5);
      expect(worstError(second, golden[name].gradView2)).toBeLessThan(1e-5);
    });

    it.each([0.05, 0.2, 1])('agrees with its definition and with finite differences at tau = %s', (tau) => {
      const [view1, view2] = views(5, 3);
      const { loss, first, second } = gradients(name, view1, view2, tau);
      const reference = REFERENCE[name];
      expect(loss).toBeCloseTo(reference(view1, view2, tau), 4);
      const step = 1e-5;
      const numeric = (view: number[][]) =>
        view.map((row) =>
          row.map((value, d) => {
            row[d] = value + step;
            const above = reference(view1, view2, tau);
            row[d] = value - step;
            const below = reference(view1, view2, tau);
            row[d] = value;
            return (above - below) / (2 * step);
          }),
        );
      expect(worstError(first, numeric(view1))).toBeLessThan(2e-4);
      expect(worstError(second, numeric(view2))).toBeLessThan(2e-4);
    });

    it('stays finite at the lowest temperature, for views that agree, oppose each other or are nothing', () => {
      const [rows, others] = views(8, 4);
      const opposed = rows.map((row) => row.map((value) => -value));
      const nothing = rows.map((row) => row.map(() => 0));
      const huge = rows.map((row) => row.map((value) => 1e6 * value));
      for (const second of [rows, others, opposed, nothing, huge]) {
        const { loss, first, second: gradient } = gradients(name, rows, second, 0.01);
        expect(Number.isFinite(loss)).toBe(true);
        for (const values of [first, gradient]) {
          expect(values.dataSync().every((value) => Number.isFinite(value))).toBe(true);
        }
        if (second !== nothing) expect(loss).toBeCloseTo(REFERENCE[name](rows, second, 0.01), 2);
      }
    });

    it('is the logarithm of the choices when all views look alike', () => {
      const alike = Array.from({ length: 8 }, () => [1, 2, 3]);
      const choices = name === 'infoNCE' ? 8 : 15;
      expect(gradients(name, alike, alike, 0.05).loss).toBeCloseTo(Math.log(choices), 5);
    });

    it('does not depend on the length of a row', () => {
      const [view1, view2] = views(6, 4);
      const longer = view1.map((row, i) => row.map((value) => value * (i + 1)));
      expect(gradients(name, longer, view2, 0.1).loss).toBeCloseTo(
        gradients(name, view1, view2, 0.1).loss,
        4,
      );
    });
  });
});
