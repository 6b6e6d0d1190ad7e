import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KNOBS } from '../../lab/experiment/experiment.ts';
import { valueAt, withValue } from '../../lab/experiment/experimentText.ts';
import { PRESET_NAMES, presetExperiment } from '../../lab/experiment/presets.ts';
import { allowedValue } from '../../lab/testing/arbitrary.ts';
import { currentPreset } from './presets.ts';

const anySeed = fc.integer({ min: 0, max: 2147483647 });
const anyName = fc.constantFrom(...PRESET_NAMES);

/** A knob other than the seed, with a value that it allows. */
const anyChange = fc
  .constantFrom(...KNOBS.filter(({ path }) => path !== 'seed'))
  .chain((knob) => fc.tuple(fc.constant(knob.path), allowedValue(knob)));

describe('currentPreset', () => {
  it.each(PRESET_NAMES)('tells %s under any seed', (name) => {
    fc.assert(
      fc.property(anySeed, (seed) => {
        expect(currentPreset(presetExperiment(name, seed))).toBe(name);
      }),
    );
  });

  it('tells own settings from a preset by any one value', () => {
    fc.assert(
      fc.property(anyName, anySeed, anyChange, (name, seed, [path, value]) => {
        const preset = presetExperiment(name, seed);
        fc.pre(JSON.stringify(valueAt(preset, path)) !== JSON.stringify(value));
        const own = withValue(preset, path, value);
        const found = currentPreset(own);
        expect(found).not.toBe(name);
        // One value may lead from one preset to another.
        if (found) expect(own).toEqual(presetExperiment(found, seed));
      }),
    );
  });

  it('is undefined for own settings', () => {
    expect(currentPreset(withValue(presetExperiment('paper'), 'target.epochs', 99))).toBeUndefined();
  });
});
