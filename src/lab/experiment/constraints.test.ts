import { describe, expect, it } from 'vitest';
import { ATTACK_NAMES, worksOn } from '../attacks/catalogue.ts';
import type { DatasetKind } from '../data/dataset.ts';
import { tinyExperiment } from '../testing/tinyExperiment.ts';
import { DataDoesNotSuit, incompatibleSettings, requireCompatible } from './constraints.ts';

const attacksOn = (kind: DatasetKind) => ATTACK_NAMES.filter((name) => worksOn(name, kind));
const table = { 'dataset.name': 'synthetic-purchases', attacks: attacksOn('table') };
const texts = { 'dataset.name': 'own-texts', attacks: attacksOn('texts') };
const mlp = { 'target.architecture': 'mlp' };

describe('the settings of an experiment', () => {
  it.each([
    ['any network on pictures', { 'target.architecture': 'resnet18' }],
    ['the MLP on pictures', mlp],
    ['augmentation of pictures', { 'target.augment': true, 'views.source': 'both' }],
    ['the MLP on a table', { ...table, ...mlp }],
    ['the MLP on texts', { ...texts, ...mlp }],
  ])('suit each other: %s', (_, changes) => {
    expect(incompatibleSettings(tinyExperiment(changes))).toEqual([]);
    expect(() => requireCompatible(tinyExperiment(changes))).not.toThrow();
  });

  it.each([
    ...['cnn', 'vgg19', 'resnet18'].flatMap((network) =>
      [table, texts].map((data) => [
        { ...data, 'target.architecture': network },
        `target.architecture: ${network}`,
      ]),
    ),
    [{ ...table, ...mlp, 'target.augment': true }, 'target.augment: true'],
    [{ ...texts, ...mlp, 'views.source': 'augmentation' }, 'views.source: augmentation'],
    [{ ...texts, ...mlp, 'views.source': 'both' }, 'views.source: both'],
    [{ ...table, ...mlp, attacks: ATTACK_NAMES }, 'attacks: label-only'],
  ] as [Record<string, unknown>, string][])('do not: %j', (changes, problem) => {
    const check = () => requireCompatible(tinyExperiment(changes));
    expect(check).toThrow(DataDoesNotSuit);
    expect(check).toThrow(`${problem} is refused; allowed: `);
  });

  it('name the data and what to choose', () => {
    expect(() => requireCompatible(tinyExperiment(table))).toThrow(
      'target.architecture: cnn is refused; allowed: mlp, as “Synthetic purchases” holds no pictures',
    );
    const all = tinyExperiment({ ...texts, 'target.augment': true, 'views.source': 'both' });
    expect(incompatibleSettings(all).map(({ path }) => path)).toEqual([
      'target.architecture',
      'target.augment',
      'views.source',
    ]);
  });
});
