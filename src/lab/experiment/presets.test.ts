import { describe, expect, it } from 'vitest';
import { DEFAULT_EXPERIMENT, knobAt } from './experiment.ts';
import { changedPairs, withPairs } from './experimentText.ts';
import { PRESET_NAMES, PRESETS, presetExperiment } from './presets.ts';

describe('presets', () => {
  it.each(PRESET_NAMES)('%s names known knobs with allowed values', (name) => {
    const pairs = Object.entries(PRESETS[name]);
    for (const [path] of pairs) expect(knobAt(path).path).toBe(path);
    expect(withPairs(DEFAULT_EXPERIMENT, pairs).problems).toEqual([]);
  });

  it.each(PRESET_NAMES)('%s keeps the seed and changes nothing that it does not name', (name) => {
    const experiment = presetExperiment(name, 123);
    expect(experiment.seed).toBe(123);
    const changed = changedPairs(experiment).map(([path]) => path);
    expect([...Object.keys(PRESETS[name]), 'seed']).toEqual(expect.arrayContaining(changed));
  });

  it('differ from each other', () => {
    const links = PRESET_NAMES.map((name) => JSON.stringify(presetExperiment(name)));
    expect(new Set(links).size).toBe(PRESET_NAMES.length);
  });

  it('paper holds the published best values', () => {
    const paper = presetExperiment('paper');
    expect(paper.shadow.dropoutRate).toBe(0.1);
    expect(paper.contrastive.temperature).toBe(0.05);
  });
});
