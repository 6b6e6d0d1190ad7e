import { describe, expect, it } from 'vitest';
import { twoPasses, typicalPair } from './storyRun.ts';

describe('typicalPair', () => {
  const noisy = (index: number, label: number, confidence: number) => ({ index, label, confidence });

  it('is of one wrong label, each as sure as half of its kind', () => {
    const all = [
      noisy(0, 1, 0.9),
      noisy(1, 2, 0.99),
      noisy(2, 1, 0.2),
      noisy(10, 1, 0.4),
      noisy(11, 1, 0.1),
      noisy(12, 1, 0),
    ];
    expect(typicalPair(all, 10).map(({ index }) => index)).toEqual([0, 11]);
  });

  it('takes no member whose label no non-member shares', () => {
    const all = [noisy(0, 3, 0.9), noisy(1, 2, 0.5), noisy(10, 2, 0.1)];
    expect(typicalPair(all, 10).map(({ index }) => index)).toEqual([1, 10]);
    expect(() => typicalPair([noisy(0, 3, 1)], 10)).toThrow('label noise');
  });
});

describe('twoPasses', () => {
  const steady = [
    [0.9, 0.1],
    [0.88, 0.12],
  ];
  const wavering = [
    [0.5, 0.5],
    [0.2, 0.8],
    [0.9, 0.1],
  ];

  it('shows the two most unlike, of the picture whose passes differ more', () => {
    expect(twoPasses(steady, wavering)).toEqual({
      of: 1,
      pair: [
        [0.2, 0.8],
        [0.9, 0.1],
      ],
      other: [0.9, 0.1],
    });
    expect(twoPasses(wavering, steady)).toMatchObject({ of: 0, other: [0.9, 0.1] });
  });
});
