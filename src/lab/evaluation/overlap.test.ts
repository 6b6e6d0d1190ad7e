import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlapAt } from './overlap.ts';
import { rocCurve, truePositiveRateAt } from './roc.ts';

const members = [1, 1, 1, 1, 0, 0, 0, 0];
const a = { name: 'a', scores: [9, 8, 1, 0, 7, 2, 2, 2] };
const b = { name: 'b', scores: [9, 1, 8, 0, 2, 7, 2, 2] };
const nobody = { name: 'nobody', scores: [0, 0, 0, 0, 1, 1, 1, 1] };

describe('overlapAt', () => {
  it('counts whom two attacks find, together and alone', () => {
    const { attacks, pairs } = overlapAt([a, b, nobody], members, 0);
    expect(
      attacks.map(({ name, threshold, falsePositives, found }) => [
        name,
        threshold,
        falsePositives,
        ...found,
      ]),
    ).toEqual([
      ['a', 8, 0, 1, 1, 0, 0, 0, 0, 0, 0],
      ['b', 8, 0, 1, 0, 1, 0, 0, 0, 0, 0],
      ['nobody', Number.POSITIVE_INFINITY, 0, 0, 0, 0, 0, 0, 0, 0, 0],
    ]);
    expect(pairs).toEqual([
      { first: 'a', second: 'b', both: 1, onlyFirst: 1, onlySecond: 1, neither: 1, jaccard: 1 / 3 },
      { first: 'a', second: 'nobody', both: 0, onlyFirst: 2, onlySecond: 0, neither: 2, jaccard: 0 },
      { first: 'b', second: 'nobody', both: 0, onlyFirst: 2, onlySecond: 0, neither: 2, jaccard: 0 },
    ]);
  });

  it('says nothing of two attacks that find nobody', () => {
    const [pair] = overlapAt([nobody, { ...nobody, name: 'nobody else' }], members, 0).pairs;
    expect(pair).toMatchObject({ both: 0, neither: 4, jaccard: null });
  });

  it('finds as many as the TPR at that rate says, and every member in one place of each pair', () => {
    const example = fc.tuple(
      fc.integer({ min: -3, max: 3 }),
      fc.integer({ min: -3, max: 3 }),
      fc.constantFrom(0, 1),
    );
    fc.assert(
      fc.property(
        fc.array(example, { minLength: 2 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (rows, fpr) => {
          const truth = rows.map(([, , member]) => member);
          fc.pre(truth.includes(0) && truth.includes(1));
          const scores = [rows.map(([x]) => x), rows.map(([, y]) => y)];
          const all = truth.filter((one) => one === 1).length;
          const overlap = overlapAt(
            scores.map((one, i) => ({ name: `${i}`, scores: one })),
            truth,
            fpr,
          );
          overlap.attacks.forEach(({ found, falsePositives }, i) => {
            const point = truePositiveRateAt(rocCurve(scores[i]!, truth), fpr);
            expect(found.reduce((sum, one) => sum + one, 0)).toBe(Math.round(point.tpr * all));
            expect(falsePositives).toBe(point.falsePositives);
          });
          const { both, onlyFirst, onlySecond, neither } = overlap.pairs[0]!;
          expect(both + onlyFirst + onlySecond + neither).toBe(all);
        },
      ),
    );
  });

  it('refuses attacks on other examples', () => {
    expect(() => overlapAt([a, { name: 'short', scores: [1] }], members, 0.1)).toThrow(
      'short: scores: 1 values for 8',
    );
  });
});
