import { describe, expect, it } from 'vitest';
import { randomStream } from '../random.ts';
import { aucInterval } from './aucInterval.ts';
import { balancedAccuracy } from './balancedAccuracy.ts';
import { comparedAttack, pairedDifference } from './pairedDifference.ts';

const MEMBERS = Uint8Array.from({ length: 400 }, (_, i) => i % 2);

/** `shared` of what the scores have beside the signal is the same for every attack. */
function planted(signal: number, shared: number, members: ArrayLike<number> = MEMBERS) {
  const [common, own] = [randomStream(1, 'common'), randomStream(1, `own of ${signal}`)];
  const scores = Array.from(
    members,
    (member) => signal * member + shared * common.float() + (1 - shared) * own.float(),
  );
  return { scores, decisions: scores.map((score) => (score > 0.5 + signal / 2 ? 1 : 0)) };
}

const between = (
  first: Parameters<typeof comparedAttack>[0],
  second: Parameters<typeof comparedAttack>[0],
  members: ArrayLike<number> = MEMBERS,
) => pairedDifference(comparedAttack(first, members), comparedAttack(second, members), members);

describe('pairedDifference', () => {
  it('is the difference of the figures', () => {
    const [better, worse] = [planted(0.5, 0.5), planted(0.1, 0.5)];
    const { auc, balancedAccuracy: own } = between(better, worse);
    expect(auc.value).toBeCloseTo(
      aucInterval(better.scores, MEMBERS).value - aucInterval(worse.scores, MEMBERS).value,
      12,
    );
    expect(own.value).toBeCloseTo(
      balancedAccuracy(better.decisions, MEMBERS).value - balancedAccuracy(worse.decisions, MEMBERS).value,
      12,
    );
    for (const { low, value, high } of [auc, own]) expect(0 < low && low < value && value < high).toBe(true);
  });

  it('is the surer the more the attacks agree', () => {
    const width = (shared: number) => {
      const { auc } = between(planted(0.2, shared), planted(0.21, shared));
      return auc.high - auc.low;
    };
    expect(width(0.9)).toBeLessThan(0.4 * width(0));
  });

  it('says 0, never minus 0 nor certainty, of attacks that agree on every example', () => {
    const twin = planted(0.3, 0.5);
    for (const { low, value, high } of Object.values(between(twin, twin))) {
      expect(value).toBe(0);
      expect(low < 0 && high > 0).toBe(true);
      expect(high - low).toBeLessThan(0.05);
    }
  });

  it('claims no certainty where both attacks are without a fault', () => {
    const members = [1, 1, 1, 1, 1, 0, 0, 0, 0, 0];
    const perfect = { scores: members, decisions: members };
    const { auc, balancedAccuracy: own } = between(perfect, perfect, members);
    const reach = 1 - 0.025 ** (1 / 5);
    expect([auc.value, auc.low, auc.high]).toEqual([0, expect.closeTo(-reach, 9), expect.closeTo(reach, 9)]);
    expect([own.low < -0.3, own.high > 0.3]).toEqual([true, true]);
  });

  it('refuses what is no score or decision', () => {
    expect(() => comparedAttack({ scores: [1, Number.NaN], decisions: [1, 0] }, [1, 0])).toThrow('scores[1]');
    expect(() => comparedAttack({ scores: [1, 0], decisions: [2, 0] }, [1, 0])).toThrow('decisions[0]: 2');
  });
});
