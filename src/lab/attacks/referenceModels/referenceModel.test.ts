import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomStream } from '../../random.ts';
import { insideOf } from './referenceModel.ts';

const random = (seed: number) => (purpose: string) => randomStream(seed, purpose);

describe('insideOf', () => {
  it('puts every example inside exactly half of any even number of models, each of which has half of them', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 8 }),
        fc.nat(),
        (n, pairs, seed) => {
          const models = Array.from({ length: 2 * pairs }, (_, part) => insideOf(2 * n, part, random(seed)));
          for (const inside of models) expect(inside.reduce((sum, one) => sum + one, 0)).toBe(n);
          for (let i = 0; i < 2 * n; i++) {
            expect(models.reduce((sum, inside) => sum + inside[i]!, 0)).toBe(pairs);
          }
        },
      ),
    );
  });

  it('draws each pair of models anew', () => {
    const [first, , second] = [0, 1, 2].map((part) => insideOf(200, part, random(7)));
    expect(first).not.toEqual(second);
    expect(first).toEqual(insideOf(200, 0, random(7)));
    expect(first).not.toEqual(insideOf(200, 0, random(8)));
  });
});
