import { describe, expect, it } from 'vitest';
import { DEFAULT_EXPERIMENT } from '../../lab/experiment/experiment.ts';
import { parseLink } from '../../lab/experiment/link.ts';
import { belongingOf, isFaded, sameExperiment } from './belonging.ts';

const of = (hash: string) => parseLink(hash).experiment;
const OTHER = of('#v=1&contrastive.temperature=0.2');
const META = { date: '2026-01-01', machine: 'a machine' };

describe('what belongs to the settings on the page', () => {
  it.each([
    ['current', DEFAULT_EXPERIMENT, null, DEFAULT_EXPERIMENT, false],
    ['previous', DEFAULT_EXPERIMENT, null, OTHER, true],
    ['recorded', DEFAULT_EXPERIMENT, META, DEFAULT_EXPERIMENT, false],
    ['recorded', DEFAULT_EXPERIMENT, META, OTHER, true],
  ] as const)('%s', (belonging, experiment, recorded, onPage, faded) => {
    expect(belongingOf({ experiment, recorded }, onPage)).toBe(belonging);
    expect(isFaded({ experiment, recorded }, onPage)).toBe(faded);
  });

  it('is what says the same, however it came to be', () => {
    expect(sameExperiment(of('#v=1&seed=3'), of('#v=1&seed=3'))).toBe(true);
    expect(sameExperiment(of('#v=1'), DEFAULT_EXPERIMENT)).toBe(true);
  });

  it('is another one as soon as any setting differs', () => {
    const others = ['seed=8', 'attacks=clmia', `dataset.content=${'a'.repeat(16)}`, 'references.count=8'];
    for (const pair of others) {
      expect(sameExperiment(of(`#v=1&${pair}`), DEFAULT_EXPERIMENT), pair).toBe(false);
    }
  });
});
