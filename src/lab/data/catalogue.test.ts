import { describe, expect, it } from 'vitest';
import { DATASETS } from '../experiment/lists.ts';
import { CATALOGUE } from './catalogue.ts';
import { SYNTHETIC } from './synthetic/index.ts';

describe('the catalogue', () => {
  it('has one entry for every dataset that an experiment can name', () => {
    expect(CATALOGUE.map(({ name }) => name)).toEqual([...DATASETS]);
  });

  it.each(CATALOGUE.map((entry) => [entry.name, entry] as const))(
    '%s names its work and its file',
    (_, entry) => {
      if (entry.from === 'shipped') expect(entry.sha256).toMatch(/^[0-9a-f]{64}$/);
      if (entry.from === 'synthetic') expect(SYNTHETIC[entry.name]).toBeDefined();
      for (const text of [entry.title, entry.licence, entry.source]) expect(text).not.toBe('');
    },
  );

  it.each(CATALOGUE.filter((entry) => entry.from === 'synthetic'))('tells the shape of $name', (entry) => {
    const { count, height, width, channels, classNames } = SYNTHETIC[entry.name]!();
    expect({ count, height, width, channels, classes: classNames.length }).toEqual(entry.shape);
  });
});
