import { describe, expect, it } from 'vitest';
import { diagnose } from './diagnosis.ts';
import type { DiagnosisFigures } from './diagnosisRules.ts';
import { diagnosisText } from './diagnosisText.ts';

const interval = (value: number, half: number) => ({ value, low: value - half, high: value + half });

const cases: [string, DiagnosisFigures, RegExp][] = [
  ['loss-not-finite', { contrastiveLoss: Number.NaN, batchSize: 256 }, /NaN/],
  [
    'no-learnable-signal',
    { balancedAccuracy: interval(0.51, 0.02), trainAccuracy: 0.62, testAccuracy: 0.5 },
    /51\.0 % \[49\.0 %, 53\.0 %\] includes 50 %; .* gap is only 12\.0 pp/,
  ],
  ['no-learnable-signal', { balancedAccuracy: interval(0.51, 0.02) }, /includes 50 %\.$/],
  ['signal-inverted', { balancedAccuracy: interval(0.4, 0.02) }, /Below chance/],
  ['signal-found', { balancedAccuracy: interval(0.8, 0.02) }, /leaks: balanced accuracy 80\.0 %/],
  ['target-not-overfit', { trainAccuracy: 0.8, testAccuracy: 0.75 }, /gap of 5\.0 pp/],
  [
    'head-memorised',
    { headTrainAccuracy: 1, headHeldOutAccuracy: 0.56, labelledCount: 10 },
    /memorised its 10 labels/,
  ],
  [
    'labels-do-not-help',
    {
      labelSweep: [
        { labelled: 100, balancedAccuracy: interval(0.56, 0.02) },
        { labelled: 10, balancedAccuracy: interval(0.55, 0.02) },
      ],
    },
    /55\.0 % with 10, 56\.0 % with 100/,
  ],
  ['views-identical', { dropoutRates: [0, 0] }, /identical/],
  ['views-indistinguishable', { contrastiveLoss: 5.5, batchSize: 256 }, /stuck at 5\.50, chance being 5\.55/],
  ['views-indistinguishable', { contrastiveLoss: 6.2, batchSize: 256, symmetric: true }, /6\.24/],
  ['split-leaks', { blind: interval(0.56, 0.03) }, /split leaks/],
  ['blind-at-chance', { blind: interval(0.51, 0.03) }, /stays at chance/],
  [
    'pretraining-added-nothing',
    { versusRandomEncoder: interval(0.004, 0.01) },
    /\+0\.4 pp \[-0\.6 pp, \+1\.4 pp\]/,
  ],
  ['pretraining-hurt', { versusRandomEncoder: interval(-0.05, 0.01) }, /hurt/],
  ['pretraining-helped', { versusRandomEncoder: interval(0.02, 0.01) }, /helped/],
  [
    'fpr-below-support',
    { nonMembers: 475, fprs: [0.001, 0.01, 0.1] },
    /475 non-members .* 0\.2 %: figures at 0\.1 %/,
  ],
];

describe('diagnose', () => {
  it.each(cases)('%s', (code, figures, words) => {
    const found = diagnose(figures).find((diagnosis) => diagnosis.code === code);
    expect(found, JSON.stringify(diagnose(figures))).toBeDefined();
    expect(diagnosisText(found!)).toMatch(words);
  });

  it('says nothing about what was not measured', () => {
    expect(diagnose({})).toEqual([]);
    expect(diagnose({ dropoutRates: [0, 0.1] })).toEqual([]);
    expect(diagnose({ contrastiveLoss: 2, batchSize: 256 })).toEqual([]);
    expect(diagnose({ headTrainAccuracy: 0.9, headHeldOutAccuracy: 0.8 })).toEqual([]);
    expect(diagnose({ nonMembers: 1000, fprs: [0.001] })).toEqual([]);
    expect(diagnose({ labelSweep: [{ labelled: 10, balancedAccuracy: interval(0.5, 0.1) }] })).toEqual([]);
  });

  it('puts warnings first', () => {
    const severities = diagnose({
      blind: interval(0.5, 0.1),
      balancedAccuracy: interval(0.5, 0.1),
      trainAccuracy: 0.5,
      testAccuracy: 0.5,
    }).map(({ severity }) => severity);
    expect(severities).toEqual(['warning', 'note', 'ok']);
  });
});
