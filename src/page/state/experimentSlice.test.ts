import fc from 'fast-check';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_EXPERIMENT, KNOBS } from '../../lab/experiment/experiment.ts';
import { valueAt } from '../../lab/experiment/experimentText.ts';
import { presetExperiment } from '../../lab/experiment/presets.ts';
import { allowedValue } from '../../lab/testing/arbitrary.ts';
import { tinyExperiment } from '../../lab/testing/tinyExperiment.ts';
import { onExperimentChange } from './experimentChanges.ts';
import { useLab } from './store.ts';

const changed = vi.fn();
onExperimentChange(changed);
const lab = () => useLab.getState();
const fractions = () => lab().experiment.head.labelFraction;

beforeEach(() => {
  useLab.setState(useLab.getInitialState(), true);
  changed.mockClear();
});

const anyChange = fc
  .constantFrom(...KNOBS)
  .chain((knob) => fc.tuple(fc.constant(knob.path), allowedValue(knob)));

describe('setValue', () => {
  it('sets any allowed value, alone, and tells the run when it differs', () => {
    fc.assert(
      fc.property(anyChange, ([path, value]) => {
        useLab.setState({ experiment: DEFAULT_EXPERIMENT });
        changed.mockClear();
        lab().setValue(path, value);
        expect(valueAt(lab().experiment, path)).toEqual(value);
        for (const other of KNOBS) {
          if (other.path === path) continue;
          expect(valueAt(lab().experiment, other.path)).toEqual(valueAt(DEFAULT_EXPERIMENT, other.path));
        }
        const same = JSON.stringify(valueAt(DEFAULT_EXPERIMENT, path)) === JSON.stringify(value);
        expect(changed).toHaveBeenCalledTimes(same ? 0 : 1);
      }),
    );
  });

  it.each([
    ['seed', -1],
    ['seed', 1.5],
    ['seed', Number.NaN],
    ['seed', null],
    ['target.epochs', ''],
    ['target.epochs', 501],
    ['features', 'sorted '],
    ['contrastive.symmetric', 'yes'],
    ['attacks', ['loss']],
    ['dataset.labelNoise', '30 %'],
  ])('refuses %s = %j without a word or a change', (path, value) => {
    const before = lab().experiment;
    lab().setValue(path, value);
    expect(lab().experiment).toBe(before);
    expect(lab().problems).toEqual([]);
    expect(changed).not.toHaveBeenCalled();
  });
});

describe('label fractions', () => {
  it('move together while linked', () => {
    lab().setLabelFraction('members', 0.3);
    expect(fractions()).toEqual({ members: 0.3, nonMembers: 0.3 });
    lab().setLabelFraction('nonMembers', 0.2);
    expect(fractions()).toEqual({ members: 0.2, nonMembers: 0.2 });
    expect(changed).toHaveBeenCalledTimes(2);
  });

  it('keep their values when unlinked, and then move alone', () => {
    lab().setLabelFraction('members', 0.3);
    changed.mockClear();
    lab().linkFractions(false);
    expect(fractions()).toEqual({ members: 0.3, nonMembers: 0.3 });
    expect(changed).not.toHaveBeenCalled();
    lab().setLabelFraction('nonMembers', 0.05);
    expect(fractions()).toEqual({ members: 0.3, nonMembers: 0.05 });
    lab().setLabelFraction('members', 0.4);
    expect(fractions()).toEqual({ members: 0.4, nonMembers: 0.05 });
  });

  it("take the members' value when linked again", () => {
    lab().linkFractions(false);
    lab().setLabelFraction('nonMembers', 0.05);
    lab().linkFractions(true);
    expect(fractions()).toEqual({ members: 0.1, nonMembers: 0.1 });
    expect(lab().fractionsLinked).toBe(true);
  });

  it('keep their values where the new one is refused', () => {
    lab().setLabelFraction('members', 1.5);
    expect(fractions()).toEqual({ members: 0.1, nonMembers: 0.1 });
  });
});

describe('replaceExperiment', () => {
  const problem = { path: 'seed', value: '-1', allowed: 'a whole number' };

  it('sets the experiment and what was refused of it', () => {
    const experiment = tinyExperiment({ seed: 3 });
    lab().replaceExperiment(experiment, { problems: [problem], furtherProblems: 2 });
    expect(lab().experiment).toBe(experiment);
    expect(lab().problems).toEqual([problem]);
    expect(changed).toHaveBeenCalledTimes(1);
    lab().replaceExperiment(experiment);
    expect(lab().problems).toEqual([]);
  });

  it('unlinks fractions that differ, and links those that do not', () => {
    lab().replaceExperiment(tinyExperiment({ 'head.labelFraction.members': 0.5 }));
    expect(lab().fractionsLinked).toBe(false);
    lab().replaceExperiment(tinyExperiment());
    expect(lab().fractionsLinked).toBe(true);
  });

  it('is undone by reset, its problems by dismissing them', () => {
    lab().replaceExperiment(tinyExperiment(), { problems: [problem], furtherProblems: 2 });
    lab().dismissProblems();
    expect(lab().problems).toEqual([]);
    lab().reset();
    expect(lab().experiment).toEqual(DEFAULT_EXPERIMENT);
  });
});

describe('choosePreset', () => {
  it("keeps the person's seed", () => {
    lab().setValue('seed', 99);
    lab().choosePreset('noisy-labels');
    expect(lab().experiment).toEqual(presetExperiment('noisy-labels', 99));
  });
});
