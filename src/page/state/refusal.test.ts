import { describe, expect, it } from 'vitest';
import { incompatibleSettings } from '../../lab/experiment/constraints.ts';
import { DEFAULT_EXPERIMENT } from '../../lab/experiment/experiment.ts';
import { withPairs } from '../../lab/experiment/experimentText.ts';
import { keptSet } from '../../runtime/testing/keptSet.ts';
import { refusalByData, refusalOf } from './refusal.ts';

const NONE = { kept: [], deployed: [], listed: true } as const;
const known = (
  settings: Record<string, unknown>,
  kept: Parameters<typeof refusalByData>[0]['kept'] = [],
) => ({
  ...NONE,
  kept,
  experiment: withPairs(DEFAULT_EXPERIMENT, Object.entries(settings)).experiment,
});

/** The settings with what fits in place of what does not. */
const taken = (state: ReturnType<typeof known>) =>
  withPairs(state.experiment, refusalByData(state)?.nearest ?? []);

describe('settings that the data rule out', () => {
  it.each([
    [{ 'dataset.name': 'synthetic-purchases' }],
    [{ 'dataset.name': 'synthetic-purchases', 'target.architecture': 'vgg19' }],
    [{ 'dataset.name': 'synthetic-texts', 'target.architecture': 'resnet18', 'target.augment': true }],
    [{ 'dataset.name': 'synthetic-texts', 'target.architecture': 'mlp', 'views.source': 'both' }],
    [{ 'dataset.name': 'synthetic-purchases', 'target.architecture': 'mlp', attacks: 'clmia,label-only' }],
  ])('%j comes with the nearest that suit, and nothing else changes', (settings) => {
    const state = known(settings);
    const refusal = refusalByData(state);
    expect(refusal).toMatchObject({ error: 'DataDoesNotSuit' });
    const { experiment, problems } = taken(state);
    expect([problems, incompatibleSettings(experiment)]).toEqual([[], []]);
    expect(refusalByData({ ...NONE, experiment })).toBeNull();
    const paths = refusal?.nearest.map(([path]) => path) ?? [];
    for (const path of paths)
      expect(incompatibleSettings(state.experiment).map((one) => one.path)).toContain(path);
  });

  it('sets larger than the data give come with the largest that it gives', () => {
    const state = known({ 'dataset.membersPerModel': 15000 });
    expect(refusalByData(state)).toMatchObject({ error: 'TooFewExamples' });
    const { experiment } = taken(state);
    expect(refusalByData({ ...NONE, experiment })).toBeNull();
    const more = { ...experiment.dataset, membersPerModel: experiment.dataset.membersPerModel + 1 };
    expect(refusalByData({ ...NONE, experiment: { ...experiment, dataset: more } })).not.toBeNull();
  });

  it('holds of data of one’s own, too, and of data that are not here once it is known which are', () => {
    const own = {
      'dataset.membersPerModel': 400,
      'dataset.name': 'own-table',
      'dataset.content': 'aaaaaaaaaaaaaaaa',
      'target.architecture': 'mlp',
    };
    expect(refusalByData({ ...known(own), listed: false })).toBeNull();
    expect(refusalByData(known(own))).toMatchObject({
      error: 'DataNotLoaded',
      data: { name: 'own-table' },
      nearest: [],
    });
    const content = 'aaaaaaaaaaaaaaaa';
    const state = known(own, [keptSet(content, { name: 'own-table', kind: 'table', different: 402 })]);
    expect(refusalByData(state)?.nearest).toEqual([['dataset.membersPerModel', 100]]);
  });

  it('is told before what an estimate says, and that where nothing else is wrong', () => {
    const shortage = { what: 'engine', needed: 5e9, available: 4e9 } as const;
    const estimate = { shortage, nearest: [['target.batchSize', 32]] } as never;
    expect(refusalOf({ ...known({}), estimate })).toMatchObject({
      error: 'TooLarge',
      nearest: [['target.batchSize', 32]],
    });
    const table = known({ 'dataset.name': 'synthetic-purchases' });
    expect(refusalOf({ ...table, estimate })).toMatchObject({ error: 'DataDoesNotSuit' });
    expect(refusalOf({ ...known({}), estimate: null })).toBeNull();
  });
});
