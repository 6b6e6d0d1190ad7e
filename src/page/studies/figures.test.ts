import { describe, expect, it } from 'vitest';
import { DEFAULT_EXPERIMENT } from '../../lab/experiment/experiment.ts';
import { domainOf, gapOf, inOrder, placesOf, publishedPlace } from './figures.ts';
import { cellName, meanText, tickText } from './words.ts';

describe('the axes of a study', () => {
  it('stand on the setting’s own scale', () => {
    const places = (path: string, values: readonly number[]) =>
      placesOf({ path, values }).map((place) => Number(place.toFixed(3)));
    expect(places('contrastive.temperature', [0.01, 0.1, 1])).toEqual([0, 0.5, 1]);
    expect(places('shadow.dropoutRate', [0, 0.35, 0.7])).toEqual([0, 0.5, 1]);
    expect(places('target.epochs', [10, 30, 50])).toEqual([0, 0.5, 1]);
    expect(places('target.epochs', [1, 10, 100])).toEqual([0, 0.5, 1]);
  });

  it('give words places one after the other, and a single value the middle', () => {
    expect(placesOf({ path: 'features', values: ['posterior', 'sorted', 'log-sorted'] })).toEqual([
      0, 0.5, 1,
    ]);
    expect(placesOf({ path: 'views.firstRate', values: [null, 0.3] })).toEqual([0, 1]);
    expect(placesOf({ path: 'contrastive.temperature', values: [0.1] })).toEqual([0.5]);
  });

  it('let numbers ascend however they were typed', () => {
    expect(inOrder({ path: 'contrastive.temperature', values: [1, 0.01, 0.1] })).toEqual([1, 2, 0]);
  });

  it('mark the published value where it lies among the others', () => {
    expect(publishedPlace({ path: 'shadow.dropoutRate', values: [0, 0.2] })).toBeCloseTo(0.5);
    expect(publishedPlace({ path: 'shadow.dropoutRate', values: [0.3, 0.5] })).toBeNull();
    expect(publishedPlace({ path: 'target.epochs', values: [1, 2] })).toBeNull();
  });

  it('move the figure’s axis in whole steps only', () => {
    expect(domainOf('balancedAccuracy', [])).toEqual([0.45, 0.7]);
    expect(domainOf('balancedAccuracy', [0.69])).toEqual([0.45, 0.7]);
    const ends = domainOf('balancedAccuracy', [0.42, 0.71]);
    expect(ends.map((end) => end.toFixed(2))).toEqual(['0.40', '0.75']);
  });
});

describe('words for figures', () => {
  it('tell intervals where there are any', () => {
    const mean = { value: 0.612, low: 0.589, high: 0.634 };
    expect(meanText('balancedAccuracy', mean)).toBe('61.2 % [58.9, 63.4]');
    expect(meanText('auc', mean)).toBe('0.612 [0.589, 0.634]');
    expect(meanText('difference', { value: -0.02, low: -0.05, high: 0.01 })).toBe('−2.0 pp [−5.0, 1.0]');
    expect(meanText('tprAt1', { value: 0.02, low: null, high: null })).toBe('2.0 %');
    expect([tickText('difference', 0.05), tickText('difference', -0.05), tickText('auc', 0.5)]).toEqual([
      '+5',
      '−5',
      '0.50',
    ]);
  });

  it('name a cell by its values', () => {
    const axes = [
      { path: 'contrastive.temperature', values: [0.1] },
      { path: 'head.labelFraction', values: [0.02, 0.1] },
    ];
    expect(cellName({ at: [0, 1], points: [] }, axes, DEFAULT_EXPERIMENT)).toBe(
      'Temperature 0.1, Labels known 10 %',
    );
  });

  it('measure a guess where both are there', () => {
    expect(gapOf([0.6, null, 0.5], [0.62, 0.7, null])).toEqual({ mean: expect.closeTo(0.02), count: 1 });
    expect(gapOf([null], [0.5])).toBeNull();
  });
});
