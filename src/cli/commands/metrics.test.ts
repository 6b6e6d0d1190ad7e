import { describe, expect, it } from 'vitest';
import golden from '../../lab/evaluation/fixtures/metrics.json' with { type: 'json' };
import { BadInput } from '../badInput.ts';
import { metricsCommand, metricsText } from './metrics.ts';

describe('metricsCommand', () => {
  it.each(golden.roc.map((entry, i) => ({ i, entry })))('golden roc $i', ({ entry }) => {
    const metrics = metricsCommand(entry);
    expect(Object.keys(metrics)).toEqual([
      'auc',
      'bestBalancedAccuracy',
      'advantage',
      'tprAtFpr',
      'aucInterval',
    ]);
    expect(metrics.auc).toBeCloseTo(entry.auc, 9);
    expect(metrics.bestBalancedAccuracy).toBeCloseTo(entry.bestBalancedAccuracy, 9);
    expect(metrics.advantage).toBeCloseTo(entry.advantage, 9);
    expect(metrics.tprAtFpr).toMatchObject(entry.tprAtFpr);
    expect(metricsText(metrics)).toContain('at FPR <= 0.1 %');
  });

  it('takes its own rates', () => {
    const { tprAtFpr } = metricsCommand({ scores: [1, 0], members: [1, 0], fprs: [0.5] });
    expect(tprAtFpr).toMatchObject([{ fpr: 0.5, tpr: 1, falsePositives: 0 }]);
  });

  it('says what so few non-members cannot resolve, and which rate is reached', () => {
    const scores = [9, 8, 7, 6, 1, 5, 4, 3, 2, 0];
    const members = [1, 1, 1, 1, 1, 0, 0, 0, 0, 0];
    const found = metricsCommand({ scores, members, fprs: [0.001, 0.2, 0.5, 0] });
    expect(
      found.tprAtFpr.map((at) => [
        at.fpr,
        at.reachedFpr,
        at.tpr,
        at.falsePositives,
        at.nonMembers,
        at.resolved,
      ]),
    ).toEqual([
      [0.001, 0, 0.8, 0, 5, false],
      [0.2, 0, 0.8, 0, 5, true],
      [0.5, 0, 0.8, 0, 5, true],
      [0, 0, 0.8, 0, 5, false],
    ]);
    const text = metricsText(found);
    expect(text).toContain('TPR 80.0 % [28.4, 99.5]* at FPR <= 0.1 % (0 %, 0 false alarms)');
    expect(text).toContain('TPR 80.0 % [28.4, 99.5] at FPR <= 20 % (0 %, 0 false alarms)');
    expect(text).toContain(
      '* 0.1 % and 0 % cannot be resolved with 5 non-members (it takes 1,000): this is the TPR at 0 false positives',
    );
  });

  it('claims no certainty of an AUC of few examples', () => {
    const { auc, aucInterval } = metricsCommand({ scores: [4, 3, 2, 1], members: [1, 1, 0, 0] });
    expect([auc, aucInterval.high]).toEqual([1, 1]);
    expect(aucInterval.low).toBeCloseTo(Math.sqrt(0.025), 9);
  });

  it.each([
    [3, 'input: 3 is refused; allowed: an object {scores, members, fprs?}'],
    [{ members: [1] }, 'scores: nothing is refused'],
    [{ scores: [1, Number.NaN], members: [1, 0] }, 'scores[1]: NaN is refused; allowed: a finite number'],
    [{ scores: [1, Infinity], members: [1, 0] }, 'scores[1]: Infinity is refused; allowed: a finite number'],
    [{ scores: [1, '2'], members: [1, 0] }, 'scores[1]: 2 is refused; allowed: a finite number'],
    [{ scores: [1, 2], members: [1, 2] }, 'members[1]: 2 is refused; allowed: 0 or 1'],
    [
      { scores: [1, 2], members: [1, 0], fprs: [0.1, 2] },
      'fprs[1]: 2 is refused; allowed: a rate from 0 to 1',
    ],
    [{ scores: [1, 2], members: [1] }, 'members: 1 values for 2 examples. Give one value per example.'],
    [{ scores: [1, 2], members: [1, 1] }, 'members: all 2 are 1. Give at least one member'],
    [{ scores: [], members: [] }, 'scores: no examples'],
    [
      { scores: [1, 0], members: [1, 0], fpr: [0.5] },
      'input: fpr is refused; allowed: the keys scores, members, fprs; did you mean fprs?',
    ],
    [{ scores: [1, 0], members: [1, 0], fprss: 'all' }, 'input: fprss is refused'],
    [{ scores: [1, 0], members: [1, 0], weights: [1, 1] }, 'input: weights is refused'],
  ])('%j', (input, message) => {
    expect(() => metricsCommand(input)).toThrow(BadInput);
    expect(() => metricsCommand(input)).toThrow(message);
  });
});
