import { describe, expect, it } from 'vitest';
import { DEFAULT_EXPERIMENT } from '../../lab/experiment/experiment.ts';
import { withPairs } from '../../lab/experiment/experimentText.ts';
import { presetExperiment } from '../../lab/experiment/presets.ts';
import { changedWords } from './changedWords.ts';

const withSettings = (settings: Record<string, unknown>) =>
  withPairs(DEFAULT_EXPERIMENT, Object.entries(settings)).experiment;
const words = (settings: Record<string, unknown>) => changedWords(DEFAULT_EXPERIMENT, withSettings(settings));

describe('what has changed', () => {
  it.each([
    [{ 'contrastive.temperature': 0.1 }, 'temperature τ was 0.05, now 0.1'],
    [{ 'shadow.dropoutRate': 0.5 }, 'dropout rate p was 0.1, now 0.5'],
    [{ 'head.labelFraction': 0.2 }, 'membership known f was 10 %, now 20 %'],
    [{ 'head.labelFraction.members': 0.2 }, 'members known f was 10 %, now 20 %'],
    [{ 'head.labelFraction': 0.125 }, 'membership known f was 10 %, now 12.5 %'],
    [{ 'dataset.labelNoise': 0.3 }, 'label noise η was 0 %, now 30 %'],
    [{ 'contrastive.temperature': 0.1234 }, 'temperature τ was 0.05, now 0.1234'],
    [{ 'target.epochs': 20 }, 'epochs was 100, now 20'],
    [{ 'target.optimizer': 'sgd' }, 'optimiser was Adam, now SGD'],
    [{ 'target.augment': true }, 'augment in training was off, now on'],
    [{ 'dataset.membersPerModel': 1000 }, 'pictures per set was 400, now 1,000'],
    [{ 'views.firstRate': 0.3 }, 'dropout of first views was as the shadow, now 0.3'],
    [{ seed: 8 }, 'seed was 7, now 8'],
    [{ seed: 8, 'contrastive.temperature': 0.1 }, 'temperature τ was 0.05, now 0.1, and one more'],
    [{ seed: 8, 'contrastive.temperature': 0.1, 'target.epochs': 3 }, 'epochs was 100, now 3, and 2 more'],
  ])('%j: %s', (settings, expected) => {
    expect(words(settings)).toBe(expected);
  });

  it('of a list is what has come and what has gone', () => {
    expect(words({ attacks: ['clmia', 'loss'] })).toMatch(
      /^attacks and controls: now without random encoder, /,
    );
    const { attacks } = DEFAULT_EXPERIMENT;
    expect(words({ attacks: [...attacks, 'lira-online'] })).toBe(
      'attacks and controls: now with LiRA online',
    );
  });

  it('may be told of the one before alone', () => {
    const former = (settings: Record<string, unknown>) =>
      changedWords(DEFAULT_EXPERIMENT, withSettings(settings), true);
    const { attacks } = DEFAULT_EXPERIMENT;
    expect(former({ seed: 8, 'contrastive.temperature': 0.1 })).toBe('temperature τ was 0.05, and one more');
    expect(former({ attacks: [...attacks, 'lira-online'] })).toBe(
      'attacks and controls: without LiRA online',
    );
    expect(former({ attacks: ['clmia', 'loss', 'entropy', 'lira-online'] })).toMatch(
      /^attacks and controls: with random encoder, .*; without LiRA online$/,
    );
  });

  it('is nothing between the same, and says something between any two presets', () => {
    expect(changedWords(DEFAULT_EXPERIMENT, DEFAULT_EXPERIMENT)).toBe('');
    expect(changedWords(DEFAULT_EXPERIMENT, presetExperiment('noisy-labels'))).toMatch(/ was .*, now /);
  });
});
