import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../lab/data/catalogue.ts';
import { DEFAULT_EXPERIMENT, type Experiment } from '../../lab/experiment/experiment.ts';
import { changedPairs } from '../../lab/experiment/experimentText.ts';
import { keptSet } from '../../runtime/testing/keptSet.ts';
import { setOf, type UsableSet, usableSets, withDataset } from './dataSets.ts';

const BUILT_IN = CATALOGUE.filter(({ from }) => from === 'shipped' || from === 'synthetic');
const fashion = usableSets([], []).find(({ name }) => name === 'fashion-mnist')!;
const set = (more: Partial<UsableSet>): UsableSet => ({
  ...fashion,
  name: 'own-pictures',
  content: 'c',
  ...more,
});
const paths = (experiment: Experiment, base = DEFAULT_EXPERIMENT) =>
  Object.fromEntries(changedPairs(experiment, base));

describe('usableSets', () => {
  it('holds what comes with the page and what is computed, and no archive that nobody has loaded', () => {
    const names = usableSets([], []).map(({ name }) => name);
    expect(names).toEqual(BUILT_IN.map(({ name }) => name));
    expect(names).toEqual(
      expect.arrayContaining(['fashion-mnist', 'synthetic-purchases', 'synthetic-texts']),
    );
  });

  it('puts loaded sets first, and a deployed one that is loaded too once', () => {
    const deployed = (content: string) => ({
      ...keptSet(content),
      file: 'f.bin',
      bytes: 1,
      sha256: content,
    });
    const sets = usableSets([keptSet('a')], [deployed('a'), deployed('b')]);
    expect(sets.map(({ where, content }) => [where, content])).toEqual([
      ['kept', 'a'],
      ...BUILT_IN.map(({ from }) => [from, '']),
      ['deployed', 'b'],
    ]);
  });
});

describe('setOf', () => {
  it('finds a version by its content, and any where none is named', () => {
    const sets = usableSets([keptSet('new'), keptSet('old')], []);
    expect(setOf(sets, { name: 'cifar-10', content: 'old' })?.content).toBe('old');
    expect(setOf(sets, { name: 'cifar-10', content: '' })?.content).toBe('new');
    expect(setOf(sets, { name: 'cifar-10', content: 'gone' })).toBeUndefined();
  });
});

describe('withDataset', () => {
  it('changes the data set alone where all else suits it', () => {
    expect(paths(withDataset(DEFAULT_EXPERIMENT, set({})))).toEqual({
      'dataset.name': 'own-pictures',
      'dataset.content': 'c',
    });
  });

  it.each(['table', 'texts'] as const)('reads a %s with the MLP, by dropout alone', (kind) => {
    const base: Experiment = {
      ...DEFAULT_EXPERIMENT,
      target: { ...DEFAULT_EXPERIMENT.target, architecture: 'resnet18', augment: true },
      views: { ...DEFAULT_EXPERIMENT.views, source: 'both' },
    };
    expect(withDataset(base, set({ kind }))).toMatchObject({
      target: { architecture: 'mlp', augment: false },
      views: { source: 'dropout' },
    });
  });

  it('goes back to the CNN for pictures, and leaves a network for pictures as it is', () => {
    const on = (architecture: Experiment['target']['architecture']) =>
      withDataset({ ...DEFAULT_EXPERIMENT, target: { ...DEFAULT_EXPERIMENT.target, architecture } }, set({}))
        .target.architecture;
    expect([on('mlp'), on('resnet18'), on('cnn')]).toEqual(['cnn', 'resnet18', 'cnn']);
  });

  it('lowers the sets to a quarter of the different examples, and never raises them', () => {
    const members = (different: number) =>
      withDataset(DEFAULT_EXPERIMENT, set({ count: 5000, different })).dataset.membersPerModel;
    expect([members(163), members(1600), members(5000)]).toEqual([40, 400, 400]);
  });
});
