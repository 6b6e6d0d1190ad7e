import { describe, expect, it } from 'vitest';
import { DEFAULT_EXPERIMENT, type Experiment } from '../../lab/experiment/experiment.ts';
import { withPairs } from '../../lab/experiment/experimentText.ts';
import { FIELDS } from '../../lab/experiment/schema.ts';
import { changedStages } from '../../lab/pipeline/stageKey.ts';
import { text } from '../texts.ts';
import { effective, REFERENCE_SETTINGS, SETTING_GROUPS } from './groups.ts';

const GROUPS = [...SETTING_GROUPS, REFERENCE_SETTINGS];
const all = GROUPS.flatMap(({ paths }) => paths);
const shown = (experiment: Experiment) => GROUPS.flatMap((group) => effective(group, experiment));
const changed = (pairs: Readonly<Record<string, unknown>>) =>
  withPairs(DEFAULT_EXPERIMENT, Object.entries(pairs)).experiment;

/** Those with sliders or lists of their own, and the checksum that the choice of data sets. */
const ELSEWHERE = /^(contrastive\.temperature|shadow\.|head\.labelFraction\.|attacks$|dataset\.content$)/;

describe('the drawer', () => {
  it('has every field once that has no control elsewhere, with words for it', () => {
    const fields = FIELDS.map(({ path }) => path).filter((path) => !ELSEWHERE.test(path));
    expect([...all].sort()).toEqual([...fields].sort());
    const words = text.settings.fields('table');
    for (const path of all) expect(words[path]?.[0], path).toBeTruthy();
  });

  it('has words for every option', () => {
    for (const field of FIELDS) {
      if (field.path === 'dataset.name' || field.path === 'attacks') continue;
      const options = 'options' in field ? field.options : [];
      for (const option of options) expect(text.settings.options[option], option).toBeTruthy();
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
    expect(text.settings.fields('pictures')['dataset.membersPerModel']?.[0]).toBe('Pictures per set');
    expect(text.settings.fields('table')['dataset.membersPerModel']?.[0]).toBe('Rows per set');
    expect(text.settings.fields('texts')['views.count']?.[0]).toBe('Views per text');
  });
});
