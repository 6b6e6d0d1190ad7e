import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attackOn, drawRounds, EACH, outcomeOf } from './rounds.ts';

const members = Uint8Array.from({ length: 70 }, (_, i) => Number(i < 30));

describe('drawRounds', () => {
  it('draws as many members as non-members, each once', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(20), (seed, game) => {
        const rounds = drawRounds(members, seed, game)!;
        expect(new Set(rounds).size).toBe(2 * EACH);
        expect(rounds.filter((position) => members[position] === 1)).toHaveLength(EACH);
      }),
    );
  });

  it('is the same for the same run and game, and another for another', () => {
    expect(drawRounds(members, 7, 0)).toEqual(drawRounds(members, 7, 0));
    expect(drawRounds(members, 7, 1)).not.toEqual(drawRounds(members, 7, 0));
    expect(drawRounds(members, 8, 0)).not.toEqual(drawRounds(members, 7, 0));
  });

  it('needs ten of each', () => {
    expect(
      drawRounds(
        Uint8Array.from({ length: 40 }, (_, i) => Number(i < 9)),
        7,
        0,
      ),
    ).toBeNull();
  });
});

describe('outcomeOf', () => {
  const truth = Array.from({ length: 20 }, (_, i) => Number(i < 10));

  it('gives the interval that twenty guesses deserve', () => {
    const { value, low, high, right } = outcomeOf(
      truth.map((member, i) => (i % 4 === 0 ? 1 - member : member)),
      truth,
    );
    expect([value, right]).toEqual([0.75, 15]);
    // Clopper–Pearson for 15 of 20.
    expect(low).toBeCloseTo(0.50895, 4);
    expect(high).toBeCloseTo(0.91343, 4);
  });

  it('of an attack counts its decisions on the drawn examples alone', () => {
    const decisions = members.map((member, i) => (i % 2 === 0 ? member : 1 - member));
    const rounds = Int32Array.from({ length: 20 }, (_, i) => 20 + i);
    expect(attackOn({ decisions, members }, rounds)?.right).toBe(10);
  });
});
