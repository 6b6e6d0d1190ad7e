import { describe, expect, it } from 'vitest';
import golden from '../../lab/evaluation/fixtures/metrics.json' with { type: 'json' };
import { BadInput } from '../badInput.ts';
import { metricsCommand, metricsText } from './metrics.ts';

describe('metricsCommand', () => {
  it.each(golden.roc.map((entry, i) => ({ i, entry })))('golden roc $i', ({ entry }) => {
    const metrics = metricsCommand(entry);
    expect(Object.keys(metrics)).toEqual(['auc', 'bestBalancedAccuracy', 'advantage', 'tprAtFpr']);
    expect(metrics.auc).toBeCloseTo(entry.auc, 9);
    expect(metrics.bestBalancedAccuracy).toBeCloseTo(entry.bestBalancedAccuracy, 9);
    expect(metrics.advantage).toBeCloseTo(entry.advantage, 9);
    expect(metrics.tprAtFpr).toEqual(entry.tprAtFpr);
    expect(metricsText(metrics)).toContain('at FPR <= 0.1 %');
  });

  it('takes its own rates', () => {
    const { tprAtFpr } = metricsCommand({ scores: [1, 0], members: [1, 0], fprs: [0.5] });
    expect(tprAtFpr).toEqual([{ fpr: 0.5, tpr: 1, falsePositives: 0 }]);
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
