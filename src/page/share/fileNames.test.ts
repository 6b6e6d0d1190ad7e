import { describe, expect, it } from 'vitest';
import { DEFAULT_EXPERIMENT } from '../../lab/experiment/experiment.ts';
import { withValue } from '../../lab/experiment/experimentText.ts';
import { fileName } from './fileNames.ts';

const EXPERIMENT = withValue(withValue(DEFAULT_EXPERIMENT, 'seed', 7), 'dataset.membersPerModel', 300);
const DATE = '2026-01-31';

describe('fileName', () => {
  it('says what it holds, of which experiment and seed, and of which day the run is', () => {
    const run = { experiment: EXPERIMENT, recorded: null, date: DATE };
    expect(fileName('scores', run, EXPERIMENT)).toBe('clmia-scores-fashion-mnist-300-seed-7-2026-01-31');
  });

  it('marks what is of other settings than the page’s', () => {
    const run = { experiment: EXPERIMENT, recorded: null, date: DATE };
    expect(fileName('ROC, log', run, DEFAULT_EXPERIMENT)).toBe(
      'clmia-roc-log-fashion-mnist-300-seed-7-2026-01-31-previous',
    );
    const recorded = { ...run, recorded: { date: DATE, machine: 'a machine' } };
    expect(fileName('run', recorded, EXPERIMENT)).toBe(
      'clmia-run-fashion-mnist-300-seed-7-2026-01-31-recorded',
    );
  });

  it('names the experiment of the page where there is no run, without a day', () => {
    expect(fileName('embedding', null, EXPERIMENT)).toBe('clmia-embedding-fashion-mnist-300-seed-7');
  });
});
