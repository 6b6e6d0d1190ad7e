import { describe, expect, it } from 'vitest';
import { areaUnderRoc, rocCurve } from '../evaluation/roc.ts';
import { randomStream } from '../random.ts';
import { fitMembershipNet } from './membershipNet.ts';

describe('the attack network', () => {
  it('learns what no line divides, and depends on its seed alone', async () => {
    const random = randomStream(4, 'xor');
    const rows = Float64Array.from({ length: 800 }, () => random.float());
    const members = Array.from({ length: 400 }, (_, i) =>
      rows[2 * i]! > 0.5 === rows[2 * i + 1]! > 0.5 ? 1 : 0,
    );
    const learnt = (seed: number) => fitMembershipNet({ rows, width: 2, members }, randomStream(seed, 'net'));
    const probabilities = (await learnt(1)).probabilities(rows);
    expect(areaUnderRoc(rocCurve(probabilities, members))).toBeGreaterThan(0.97);
    expect((await learnt(1)).probabilities(rows)).toEqual(probabilities);
    expect((await learnt(2)).probabilities(rows)).not.toEqual(probabilities);
  });

  it('is calibrated on noise: as many expected members as there are', async () => {
    const random = randomStream(4, 'noise');
    const rows = Float64Array.from({ length: 3000 }, () => random.float());
    const members = Array.from({ length: 1000 }, (_, i) => (i % 4 === 0 ? 1 : 0));
    const net = await fitMembershipNet({ rows, width: 3, members }, randomStream(1, 'net'));
    const expected = net.probabilities(rows).reduce((sum, p) => sum + p / 1000, 0);
    expect(Math.abs(expected - 0.25)).toBeLessThan(0.05);
  });

  it('reports its share done and can be given up', async () => {
    const shares: number[] = [];
    const rows = Float64Array.of(0, 1, 2, 3);
    const fit = fitMembershipNet(
      { rows, width: 1, members: [0, 0, 1, 1] },
      randomStream(1, 'net'),
      async (share) => {
        shares.push(share);
        if (share >= 0.5) throw new Error('given up');
      },
    );
    await expect(fit).rejects.toThrow('given up');
    expect(shares.at(-1)).toBe(0.5);
  });

  it('leaves a constant input out', async () => {
    const rows = Float64Array.of(7, 0, 7, 1, 7, 2, 7, 3);
    const net = await fitMembershipNet({ rows, width: 2, members: [0, 0, 1, 1] }, randomStream(1, 'net'));
    expect(net.probabilities(Float64Array.of(7, 3, 900, 3)).every((p, _, all) => p === all[0])).toBe(true);
  });
});
