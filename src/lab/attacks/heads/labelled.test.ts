import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { randomStream } from '../../random.ts';
import { chooseLabelled, labelledCount } from './labelled.ts';

const choose = (members: number, nonMembers: number, source: 'target' | 'shadow', n = 100, seed = 7) =>
  chooseLabelled(
    new Uint8Array(2 * n).fill(1, 0, n),
    { members, nonMembers },
    source,
    randomStream(seed, 'labelled'),
  );

describe('labelledCount', () => {
  it.each([
    [500, 0.1, 50],
    [500, 0.005, 4],
    [1000, 0.0199, 19],
    [40, 0.005, 4],
    [40, 1, 36],
    [45, 1, 40],
    [100, 0.95, 90],
  ])('of %s examples, %s stands for %s', (n, fraction, count) => {
    expect(labelledCount(n, fraction)).toBe(count);
  });
});

describe('chooseLabelled', () => {
  const anyFraction = fc.double({ min: 0.005, max: 1, noNaN: true });

  it('labels its counts of each kind and judges by none of them', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 40, max: 200 }),
        anyFraction,
        anyFraction,
        fc.nat(),
        (n, inside, out, seed) => {
          const chosen = choose(inside, out, 'target', n, seed);
          const known = [...chosen.known];
          expect(known).toEqual([...new Set(known)].sort((a, b) => a - b));
          expect(known.filter((i) => i < n)).toHaveLength(labelledCount(n, inside));
          expect(known.filter((i) => i >= n)).toHaveLength(labelledCount(n, out));
          expect([chosen.members, chosen.nonMembers]).toEqual([
            labelledCount(n, inside),
            labelledCount(n, out),
          ]);
          expect([...known, ...chosen.evaluated].sort((a, b) => a - b)).toEqual([...Array(2 * n).keys()]);
          const left = chosen.evaluated.filter((i) => i < n).length;
          expect(left).toBeGreaterThanOrEqual(n / 10);
          expect(chosen.evaluated.length - left).toBeGreaterThanOrEqual(n / 10);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('takes the two fractions separately', () => {
    expect(choose(0.5, 0.05, 'target')).toMatchObject({ members: 50, nonMembers: 5 });
    expect(choose(0.05, 0.5, 'target')).toMatchObject({ members: 5, nonMembers: 50 });
  });

  it('judges every target example when the labels are of the shadow', () => {
    const chosen = choose(0.5, 0.5, 'shadow');
    expect([...chosen.evaluated]).toEqual([...Array(200).keys()]);
    expect(chosen.known).toHaveLength(100);
    expect(chosen.source).toBe('shadow');
  });

  it('draws from its stream alone', () => {
    expect(choose(0.2, 0.2, 'target')).toEqual(choose(0.2, 0.2, 'target'));
    expect(choose(0.2, 0.2, 'target').known).not.toEqual(choose(0.2, 0.2, 'target', 100, 8).known);
  });

  it('extends the labelled examples when a fraction grows: more labels contain the fewer', () => {
    const few = choose(0.1, 0.1, 'target').known;
    const many = new Set(choose(0.4, 0.4, 'target').known);
    expect(few.every((i) => many.has(i))).toBe(true);
  });
});
