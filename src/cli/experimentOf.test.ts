import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_EXPERIMENT } from '../lab/experiment/experiment.ts';
import { formatLink } from '../lab/experiment/link.ts';
import { PRESET_NAMES, presetExperiment } from '../lab/experiment/presets.ts';
import { anyExperiment } from '../lab/testing/arbitrary.ts';
import { BadInput } from './badInput.ts';
import { experimentOf } from './experimentOf.ts';

const set = (...pairs: string[]) =>
  pairs.map((pair) => {
    const [path = '', value = ''] = pair.split('=');
    return { path, value };
  });

describe('experimentOf', () => {
  it('is the default experiment when nothing is asked', () => {
    expect(experimentOf({})).toEqual(DEFAULT_EXPERIMENT);
  });

  it.each(PRESET_NAMES)('takes the preset %s', (preset) => {
    expect(experimentOf({ preset })).toEqual(presetExperiment(preset));
  });

  it('takes any experiment from its link', () => {
    fc.assert(
      fc.property(anyExperiment, (experiment) => {
        expect(experimentOf({ link: formatLink(experiment, { embed: '1' }) })).toEqual(experiment);
      }),
    );
  });

  it('lets the link speak before the preset, --set before both, --seed before all', () => {
    const preset = 'paper';
    const link = '#v=1&dataset.membersPerModel=500&target.epochs=9&seed=1';
    const byLink = experimentOf({ preset, link });
    expect(byLink.dataset.membersPerModel).toBe(500);
    expect([byLink.target.epochs, byLink.seed]).toEqual([9, 1]);
    const bySet = experimentOf({ preset, link, set: set('target.epochs=8', 'seed=2') });
    expect([bySet.dataset.membersPerModel, bySet.target.epochs, bySet.seed]).toEqual([500, 8, 2]);
    expect(experimentOf({ preset, link, set: set('seed=2'), seed: 3 }).seed).toBe(3);
    expect(experimentOf({ preset, link, set: set('seed=2'), seed: 0 }).seed).toBe(0);
  });

  it('keeps what a link says over a preset even where it says the default', () => {
    const link = '#v=1&dataset.membersPerModel=400';
    expect(experimentOf({ preset: 'generalises', link })).toEqual({
      ...presetExperiment('generalises'),
      dataset: DEFAULT_EXPERIMENT.dataset,
    });
  });

  it('lets a later --set speak before an earlier one, a group set all its leaves', () => {
    const { head } = experimentOf({ set: set('head.labelFraction=0.05', 'head.labelFraction.members=0.2') });
    expect(head.labelFraction).toEqual({ members: 0.2, nonMembers: 0.05 });
  });

  it.each([
    [{ set: set('target.epochs=0') }, 'target.epochs: 0 is refused; allowed: a whole number from 1 to 500'],
    [{ set: set('nope=1', 'seed=x') }, 'nope: 1 is refused; allowed: one of dataset.name, '],
    [
      { set: set('head.labelFraction=2') },
      'head.labelFraction (members): 2 is refused; allowed: a number from 0.005 to 1',
    ],
    [{ set: set('contrastive.temprature=0.1') }, '; did you mean contrastive.temperature?'],
    [{ set: set('temperature=0.1') }, '; did you mean contrastive.temperature?'],
    [{ set: set('target.architecture=resnet') }, 'allowed: cnn, vgg19, resnet18, mlp'],
    [{ set: set('target.architecture=resnet81') }, '; did you mean resnet18?'],
    [{ link: '#v=2' }, 'v: 2 is refused; allowed: 1'],
    [
      { link: '#seed=-1', set: set('target.epochs=0') },
      'seed: -1 is refused; allowed: a whole number from 0',
    ],
    [{ link: '#features=raw' }, 'features: raw is refused; allowed: posterior, sorted, log-sorted'],
  ])('refuses %j: the first field, its value, what is allowed', (asked, message) => {
    expect(() => experimentOf(asked)).toThrow(BadInput);
    expect(() => experimentOf(asked)).toThrow(message);
  });
});
