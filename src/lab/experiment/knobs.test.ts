import { describe, expect, it } from 'vitest';
import { DEFAULT_EXPERIMENT, KNOBS, knobAt, knobsUnder } from './experiment.ts';
import { valueAt } from './experimentText.ts';
import { allowedText, checkedValue } from './knobValues.ts';

function leaves(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [path];
  return Object.entries(value).flatMap(([key, part]) => leaves(part, path ? `${path}.${key}` : key));
}

describe('the schema', () => {
  it('has exactly one knob for every leaf of the experiment, and none besides', () => {
    expect(KNOBS.map((knob) => knob.path).sort()).toEqual(leaves(DEFAULT_EXPERIMENT).sort());
  });

  it('allows every default', () => {
    for (const knob of KNOBS) {
      const value = valueAt(DEFAULT_EXPERIMENT, knob.path);
      expect(checkedValue(knob, value), knob.path).toEqual(value);
    }
  });

  it('names the two published best values, and they are the defaults', () => {
    const published = KNOBS.filter((knob) => knob.tag === 'published');
    expect(published.map(({ path, published: best }) => [path, best])).toEqual([
      ['shadow.dropoutRate', 0.1],
      ['contrastive.temperature', 0.05],
    ]);
    for (const { path, published: best } of published) expect(valueAt(DEFAULT_EXPERIMENT, path)).toBe(best);
  });

  it('has limits in order, whole for whole numbers, and required list parts that are options', () => {
    for (const knob of KNOBS) {
      if (knob.kind === 'number' || knob.kind === 'integer') expect(knob.min).toBeLessThan(knob.max);
      if (knob.kind === 'integer') expect([knob.min, knob.max].every(Number.isSafeInteger)).toBe(true);
      if (knob.kind === 'list' && knob.required) expect(knob.options).toContain(knob.required);
    }
  });

  it('says what each knob accepts', () => {
    expect(allowedText(knobAt('seed'))).toBe('a whole number from 0 to 2147483647');
    expect(allowedText(knobAt('views.firstRate'))).toBe('a number from 0 to 0.7, or shadow');
    expect(allowedText(knobAt('contrastive.symmetric'))).toBe('true or false');
    expect(allowedText(knobAt('head.labelSource'))).toBe('target, shadow');
    expect(allowedText(knobAt('attacks'))).toMatch(/^a comma-separated list of clmia, .*, with clmia among/);
  });
});

describe('knobsUnder', () => {
  it('gives a knob for its path and all leaves for a group', () => {
    expect(knobsUnder('seed').map((knob) => knob.path)).toEqual(['seed']);
    expect(knobsUnder('head.labelFraction').map((knob) => knob.path)).toEqual([
      'head.labelFraction.members',
      'head.labelFraction.nonMembers',
    ]);
    expect(knobsUnder('head')).toHaveLength(6);
  });

  it.each(['', 'nothing', 'head.labelFraction.', 'hea', '__proto__', 'seed.x'])('knows no %j', (path) => {
    expect(knobsUnder(path)).toEqual([]);
    expect(() => knobAt(path)).toThrow(`no knob ${path}`);
  });
});
