import { describe, expect, it } from 'vitest';
import { sharedCaveats } from './caveats.ts';
import { attackOf } from './testing.ts';

const said = (...of: Parameters<typeof sharedCaveats>) => sharedCaveats(...of).join('\n');

describe('sharedCaveats', () => {
  it('tells of a tail that rests on one false positive', () => {
    const text = said([attackOf('loss', 0.6, [100, 10, 1])], { members: 1000, nonMembers: 1000 });
    expect(text).toBe(
      'loss: AUC 0.60 may hide a tail: TPR at 0.1 % FPR (0.2 %) rests on 1 false positive, an FPR of 0.1 %.',
    );
  });

  it('tells what so few non-members cannot measure', () => {
    const text = said([attackOf('loss', 0.6, [50, 5, 0], 500)], { members: 500, nonMembers: 500 });
    expect(text).toContain('rests on no false positive: with 500 non-members no rate below 0.2 %');
    expect(text).toContain('Judged on 500 members and 500 non-members only: an AUC is known to about ±0.030');
  });

  it('suspects no tail where members rank below non-members, nor where none is found', () => {
    const judged = { members: 5000, nonMembers: 5000 };
    expect(said([attackOf('loss', 0.3, [500, 50, 1], 5000)], judged)).toBe('');
    const [found] = [attackOf('loss', 0.6, [500, 50, 1], 5000)];
    const none = { ...found!, tprAtFpr: found!.tprAtFpr.map((point) => ({ ...point, tpr: 0 })) };
    expect(said([none], judged)).toBe('');
  });

  it('says nothing of tails that are well supported, nor of size where it is large', () => {
    expect(said([attackOf('loss', 0.6, [1000, 100, 10])], { members: 10_000, nonMembers: 10_000 })).toBe('');
  });

  it('speaks of the leading attack and of CLMIA only, and of the best of many', () => {
    const attacks = [
      attackOf('clmia', 0.55, [10, 1, 0]),
      attackOf('loss', 0.6, [10, 1, 0]),
      attackOf('entropy', 0.65, [10, 1, 0]),
    ];
    const text = said(attacks, { members: 100, nonMembers: 100 });
    expect(text).toMatch(/^CLMIA: AUC 0\.55[^\n]*\nentropy: AUC 0\.65/);
    expect(text).not.toContain('loss:');
    expect(text).toContain('The best of 3 attacks');
  });
});
