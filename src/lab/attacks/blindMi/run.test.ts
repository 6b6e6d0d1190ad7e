import { describe, expect, it } from 'vitest';
import { randomStream } from '../../random.ts';
import { plantedAnswers } from '../testing/plantedAnswers.ts';
import { settle } from './differentialMoves.ts';
import { kernelAt } from './gaussianKernel.ts';
import { blindFeatures, blindMi } from './run.ts';

describe('the kernel', () => {
  /** The same sum in Python's float64. */
  it.each([
    [0, 1],
    [1e-6, 0.976432469726663],
    [0.01, 0.7661506765907667],
    [0.5, 0.6700175523859601],
    [3, 0.6048277023861702],
  ])('at squared distance %d', (distance, expected) => {
    expect(kernelAt(distance)).toBeCloseTo(expected, 14);
  });
});

describe('the moves', () => {
  /** The same rule by its definition: every distance anew from whole matrices of kernels. */
  function byDefinition(target: number[][], known: number[][]): number[] {
    const kernel = (a: number[], b: number[]) =>
      kernelAt(a.reduce((sum, value, c) => sum + (value - b[c]!) ** 2, 0));
    const mean = (a: number[][], b: number[][]) =>
      a.reduce((sum, x) => sum + b.reduce((inner, y) => inner + kernel(x, y), 0), 0) / (a.length * b.length);
    const distance = (a: number[][], b: number[][]) => mean(a, a) + mean(b, b) - 2 * mean(a, b);
    let [inside, outside] = [target, known];
    for (;;) {
      const now = distance(outside, inside);
      const moving = inside.filter(
        (x) =>
          distance(
            [...outside, x],
            inside.filter((other) => other !== x),
          ) > now,
      );
      if (inside.length < 2 || moving.length === 0 || moving.length === inside.length) break;
      inside = inside.filter((x) => !moving.includes(x));
      outside = [...outside, ...moving];
    }
    return target.map((x) => (inside.includes(x) ? 1 : 0));
  }

  it.each([1, 2, 3, 4, 5, 6])('follow the definition (%d)', (seed) => {
    const random = randomStream(seed, 'moves');
    const rows = (count: number, shift: number) =>
      Array.from({ length: count }, () => Array.from({ length: 3 }, () => random.float() + shift));
    const known = rows(12, 0);
    const target = [...rows(15, 0.1), ...rows(15, 0.8)];
    const { inside } = settle(Float64Array.from(target.flat()), Float64Array.from(known.flat()), 3);
    expect([...inside]).toEqual(byDefinition(target, known));
    expect(inside.includes(0)).toBe(true);
    expect(inside.includes(1)).toBe(true);
  });

  it('leave a lone example where it is', () => {
    expect([...settle(Float64Array.of(1, 1, 1), Float64Array.of(0, 0, 0), 3).inside]).toEqual([1]);
  });
});

describe('BlindMI', () => {
  it("reads the true label's posterior and the two largest", () => {
    const posteriors = [0.2, 0.5, 0.3, 0, 1, 0];
    expect([
      ...blindFeatures({ kind: 'posteriors', values: posteriors, labels: [0, 1], classes: 3 }),
    ]).toEqual([0.2, 0.5, 0.3, 1, 1, 0]);
  });

  it('ranks whom it calls members above the others', async () => {
    const target = plantedAnswers('target', 200);
    const { scores, decisions } = await blindMi(target, plantedAnswers('generated', 20, 0));
    decisions.forEach((decision, i) => {
      expect(scores[i]! >= decision && scores[i]! <= decision + 0.5).toBe(true);
    });
  });

  it('deals large sets in batches and says how far it is', async () => {
    const target = plantedAnswers('large', 2001);
    const shares: number[] = [];
    const { decisions } = await blindMi(target, plantedAnswers('generated', 45, 0), async (share) => {
      shares.push(share);
    });
    expect(shares).toEqual([1 / 3, 2 / 3, 1]);
    expect(decisions.filter((one, i) => one === target.members[i]).length / 2001).toBeGreaterThan(0.7);
  });

  it('refuses to start without a non-member', async () => {
    const nobody = { kind: 'posteriors', values: [], labels: [], classes: 4 } as const;
    await expect(blindMi(plantedAnswers('target', 4), nobody)).rejects.toThrow('generated: no examples');
  });
});
