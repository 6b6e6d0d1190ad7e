import { describe, expect, it } from 'vitest';
import { tinyExperiment } from '../testing/tinyExperiment.ts';
import { atRate, rateOf, SWEEP_RATES, sweepKey } from './dropoutSweep.ts';

describe('an experiment of the sweep', () => {
  const uneven = tinyExperiment({ 'views.firstRate': 0.2, 'views.secondRate': 0.6 });

  it('has one rate for the shadow and both views, and is otherwise as it was', () => {
    for (const rate of SWEEP_RATES) {
      const { shadow, views, ...rest } = atRate(uneven, rate);
      expect([shadow.dropoutRate, views.firstRate, views.secondRate]).toEqual([rate, null, null]);
      const { shadow: _, views: before, ...others } = uneven;
      expect(rest).toEqual(others);
      expect(views.count).toBe(before.count);
      expect(rateOf(atRate(uneven, rate))).toBe(rate);
    }
  });

  it('has no single rate where its views differ from the shadow', () => {
    expect(rateOf(uneven)).toBeNull();
    expect(rateOf(tinyExperiment({ 'shadow.dropoutRate': 0.3, 'views.firstRate': 0.3 }))).toBe(0.3);
  });

  it('belongs to the same curve at every rate, and to another with other data, model, features or seed', () => {
    const key = sweepKey(uneven);
    for (const rate of SWEEP_RATES) expect(sweepKey(atRate(uneven, rate))).toBe(key);
    expect(sweepKey(tinyExperiment({ 'contrastive.temperature': 0.5, attacks: ['clmia'] }))).toBe(key);
    const others = [
      { 'dataset.membersPerModel': 50 },
      { 'target.epochs': 4 },
      { features: 'posterior' },
      { seed: 8 },
      { 'views.source': 'both' },
    ];
    const keys = others.map((change) => sweepKey(tinyExperiment(change)));
    expect(new Set([key, ...keys]).size).toBe(others.length + 1);
  });
});
