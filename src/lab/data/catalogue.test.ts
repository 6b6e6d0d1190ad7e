import { describe, expect, it } from 'vitest';
import { knobAt } from '../experiment/experiment.ts';
import { CATALOGUE } from './catalogue.ts';

describe('the catalogue', () => {
  it('has one entry for every dataset that an experiment can name', () => {
    expect(knobAt('dataset.name')).toMatchObject({ options: CATALOGUE.map(({ name }) => name) });
    expect(new Set(CATALOGUE.map(({ name }) => name)).size).toBe(CATALOGUE.length);
  });

  it.each(CATALOGUE.map((entry) => [entry.name, entry] as const))(
    '%s names its work and its file',
    (_, entry) => {
      if (entry.from === 'shipped') expect(entry.sha256).toMatch(/^[0-9a-f]{64}$/);
      for (const text of [entry.title, entry.licence, entry.source]) expect(text).not.toBe('');
    },
  );

  it.each(CATALOGUE.filter((entry) => entry.from === 'synthetic'))(
    'tells the shape of $name',
    async (entry) => {
      const { count, height, width, channels, classNames, kind } = await entry.make();
      expect({ count, height, width, channels, classes: classNames.length }).toEqual(entry.shape);
      expect(kind).toBe(entry.kind);
    },
  );
});
