import { describe, expect, it } from 'vitest';
import type { DatasetKind } from '../../lab/data/dataset.ts';
import { DEFAULT_EXPERIMENT, type Experiment, KNOBS, knobAt } from '../../lab/experiment/experiment.ts';
import { withPairs } from '../../lab/experiment/experimentText.ts';
import { KNOB_GROUPS } from '../../lab/experiment/knob.ts';
import { changedStages } from '../../lab/pipeline/stageKey.ts';
import { knobTextsFor } from '../common/knobTextsFor.ts';
import { settingsOf } from './groups.ts';

const shown = (experiment: Experiment) =>
  KNOB_GROUPS.flatMap((group) => settingsOf(group, experiment)).map(({ path }) => path);
const changed = (pairs: Readonly<Record<string, unknown>>) =>
  withPairs(DEFAULT_EXPERIMENT, Object.entries(pairs)).experiment;

/** Those with a list of their own, and the checksum that the choice of data sets. */
const ELSEWHERE = /^(attacks|dataset\.content)$/;

describe('the drawer', () => {
  it('has every knob that has no control elsewhere, with a slider or a group', () => {
    for (const { path, group, slider } of KNOBS) {
      const places = [group, slider].filter((place) => place !== undefined).length;
      expect(places, path).toBe(ELSEWHERE.test(path) ? 0 : 1);
    }
  });

  it('has words for every knob and every option', () => {
    for (const knob of KNOBS) {
      const { label, options } = knobTextsFor(knob, 'table');
      expect(label, knob.path).toBeTruthy();
      for (const option of 'options' in knob ? knob.options : [])
        expect(options[option], `${knob.path} ${option}`).toBeTruthy();
    }
  });

  it('fills every name into a knob’s words', () => {
    for (const knob of KNOBS) {
      const { label, hint } = knobTextsFor(knob, 'texts');
      expect(label + hint, knob.path).not.toMatch(/[{}]/);
    }
  });

  it('leaves out exactly what would change nothing', () => {
    const experiments = [
      {},
      { 'target.optimizer': 'sgd' },
      { 'views.source': 'augmentation' },
      { 'views.source': 'both' },
      { attacks: 'clmia,lira-online' },
      { attacks: 'clmia,rmia-offline' },
    ].map(changed);
    const others: Readonly<Record<string, unknown>> = {
      'target.momentum': 0.5,
      'views.augmentations': ['rotation'],
      'views.firstRate': 0.6,
      'views.secondRate': 0.6,
      'references.count': 64,
    };
    for (const experiment of experiments) {
      for (const [path, value] of Object.entries(others)) {
        const matters = changedStages(experiment, withPairs(experiment, [[path, value]]).experiment);
        expect(shown(experiment).includes(path), `${path} ${experiment.views.source}`).toBe(
          matters.length > 0,
        );
      }
    }
    expect(shown(changed({ attacks: 'clmia,rmia-online' }))).not.toContain('references.a');
    expect(shown(changed({ attacks: 'clmia,lira-offline' }))).not.toContain('references.gamma');
  });

  it('speaks of what the examples are', () => {
    const label = (path: string, kind: DatasetKind) => knobTextsFor(knobAt(path), kind).label;
    expect(label('dataset.membersPerModel', 'pictures')).toBe('Pictures per set');
    expect(label('dataset.membersPerModel', 'table')).toBe('Rows per set');
    expect(label('views.count', 'texts')).toBe('Views per text');
  });
});
