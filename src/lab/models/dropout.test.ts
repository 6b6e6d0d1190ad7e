import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { startEngineInNode } from '../../engine/node/startEngineInNode.ts';
import { randomStream } from '../random.ts';
import { activeDropout, dropoutMask, noDropout } from './dropout.ts';

const share = (mask: Float32Array) => mask.filter((value) => value === 0).length / mask.length;

describe('dropoutMask', () => {
  it.each([0.05, 0.1, 0.3, 0.5, 0.7])('drops a share of %s and keeps the mean', (rate) => {
    for (const seed of [0, 1, 0xffffffff, 123456789]) {
      const mask = dropoutMask(100_001, rate, seed);
      const deviation = 4 * Math.sqrt((rate * (1 - rate)) / mask.length);
      expect(Math.abs(share(mask) - rate)).toBeLessThan(deviation);
      const mean = mask.reduce((sum, value) => sum + value, 0) / mask.length;
      expect(Math.abs(mean - 1)).toBeLessThan(deviation / (1 - rate));
      expect(new Set(mask)).toEqual(new Set([0, Math.fround(1 / (1 - rate))]));
    }
  });

  it('drops both halves of a draw alike often and independently', () => {
    const mask = dropoutMask(200_000, 0.5, 9);
    const counts = [0, 0, 0, 0];
    for (let i = 0; i < mask.length; i += 2) counts[(mask[i] ? 1 : 0) + (mask[i + 1] ? 2 : 0)]!++;
    for (const count of counts) expect(Math.abs(count - 25_000)).toBeLessThan(600);
  });

  it('is a function of size, rate and seed', () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 300 }),
        fc.double({ min: 0, max: 0.9, noNaN: true }),
        fc.integer(),
        (n, p, s) => {
          expect(dropoutMask(n, p, s)).toEqual(dropoutMask(n, p, s));
          expect(dropoutMask(n, p, s)).toHaveLength(n);
        },
      ),
    );
  });

  it('has nothing in common between neighbouring seeds', () => {
    const masks = Array.from({ length: 40 }, (_, seed) => dropoutMask(4000, 0.5, seed));
    for (const [i, mask] of masks.entries()) {
      const other = masks[(i + 1) % masks.length]!;
      const agreeing = mask.filter((value, j) => value === other[j]).length / mask.length;
      expect(Math.abs(agreeing - 0.5)).toBeLessThan(0.05);
    }
  });

  it('drops nothing at rate 0', () => {
    expect(dropoutMask(1000, 0, 3).every((value) => value === 1)).toBe(true);
  });
});

describe('activeDropout', () => {
  beforeAll(async () => {
    await startEngineInNode({ requested: 'cpu' });
  });

  it('masks each call with a fresh seed, keeps the shape and drops whole numbers to 0', () => {
    const seeds = randomStream(1, 'dropout');
    const dropout = activeDropout(0.5, () => seeds.bits());
    const x = tf.ones<tf.Rank.R4>([4, 5, 5, 3]);
    const [first, second] = [dropout(x, undefined), dropout(x, undefined)];
    expect(first.shape).toEqual([4, 5, 5, 3]);
    expect(first.dataSync()).not.toEqual(second.dataSync());
    const again = randomStream(1, 'dropout');
    expect(first.dataSync()).toEqual(dropoutMask(300, 0.5, again.bits()));
    expect(second.dataSync()).toEqual(dropoutMask(300, 0.5, again.bits()));
  });

  it('is the identity at rate 0, and draws no seed', () => {
    const never = () => {
      throw new Error('a seed was drawn');
    };
    expect(activeDropout(0, never)).toBe(noDropout);
    const x = tf.tensor1d([1, 2]);
    expect(noDropout(x, undefined)).toBe(x);
  });
});
