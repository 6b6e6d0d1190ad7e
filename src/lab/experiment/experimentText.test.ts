import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ATTACK_NAMES } from '../attacks/catalogue.ts';
import { allowedValue, anyExperiment } from '../testing/arbitrary.ts';
import { DEFAULT_EXPERIMENT, KNOBS, type Knob } from './experiment.ts';
import { A_SETTING, changedPairs, problemText, shortened, withPairs, withValue } from './experimentText.ts';
import { allowedText, checkedValue } from './knobValues.ts';

/** Values that each kind of knob must refuse, whatever its limits. */
function refusals(knob: Knob): unknown[] {
  const always = [undefined, {}, [[]], () => 1, 'x', '', '\u0000', '9'.repeat(400)];
  switch (knob.kind) {
    case 'integer':
      return [...always, knob.min - 1, knob.max + 1, knob.min + 0.5, Number.NaN, '0x10', '1,5', true, null];
    case 'number':
      return [...always, knob.min - 1e-3, knob.max + 1e-3, Number.NaN, Infinity, 'Infinity', '1e999', false];
    case 'choice':
      return [...always, 0, null, `${knob.options[0]} `, knob.options[0]!.toUpperCase(), [knob.options[0]]];
    case 'flag':
      return [...always, 0, 1, null, 'TRUE', 'yes'];
    case 'list':
      return [
        ...always,
        null,
        [],
        'loss',
        'clmia,',
        'clmia, loss',
        ['clmia', 1],
        ['clmia', 'nobody'],
        Array(50).fill('clmia'),
      ];
    case 'digest':
      return [undefined, {}, 'x', '0'.repeat(15), '0'.repeat(17), 'A'.repeat(16), null, 0];
  }
}

describe('withPairs', () => {
  it('names every refused value with what is allowed, and keeps everything else', () => {
    for (const knob of KNOBS) {
      for (const raw of refusals(knob)) {
        const other = knob.path === 'seed' ? 'views.count' : 'seed';
        const { experiment, problems } = withPairs(DEFAULT_EXPERIMENT, [
          [knob.path, raw],
          [other, '5'],
        ]);
        expect(problems, `${knob.path} = ${String(raw)}`).toEqual([
          { path: knob.path, value: shortened(raw), allowed: allowedText(knob) },
        ]);
        expect(experiment).toEqual(withValue(DEFAULT_EXPERIMENT, other, 5));
      }
    }
  });

  it('takes every allowed value, as itself or as text, and never changes what it was given', () => {
    const before = structuredClone(DEFAULT_EXPERIMENT);
    for (const knob of KNOBS) {
      fc.assert(
        fc.property(allowedValue(knob), (value) => {
          const text = value === null ? 'shadow' : String(value);
          for (const raw of [value, text]) {
            const { experiment, problems } = withPairs(DEFAULT_EXPERIMENT, [[knob.path, raw]]);
            expect(problems).toEqual([]);
            expect(experiment).toEqual(withValue(DEFAULT_EXPERIMENT, knob.path, value));
          }
        }),
        { numRuns: 25 },
      );
    }
    expect(DEFAULT_EXPERIMENT).toEqual(before);
  });

  it('takes the limits themselves', () => {
    for (const knob of KNOBS) {
      if (knob.kind !== 'number' && knob.kind !== 'integer') continue;
      expect(checkedValue(knob, String(knob.min))).toBe(knob.min);
      expect(checkedValue(knob, String(knob.max))).toBe(knob.max);
    }
  });

  it('sets every leaf of a group, and names the leaves that refuse', () => {
    const { experiment, problems } = withPairs(DEFAULT_EXPERIMENT, [['head.labelFraction', '0.05']]);
    expect(problems).toEqual([]);
    expect(experiment.head).toEqual({
      ...DEFAULT_EXPERIMENT.head,
      labelFraction: { members: 0.05, nonMembers: 0.05 },
    });

    const mixed = withPairs(DEFAULT_EXPERIMENT, [['contrastive', '0.5']]);
    expect(mixed.experiment.contrastive).toEqual({
      ...DEFAULT_EXPERIMENT.contrastive,
      temperature: 0.5,
      learningRate: 0.5,
    });
    expect(mixed.problems).toEqual([
      { path: 'contrastive (epochs)', value: '0.5', allowed: 'a whole number from 1 to 400' },
      { path: 'contrastive (batchSize)', value: '0.5', allowed: 'a whole number from 4 to 1024' },
      { path: 'contrastive (symmetric)', value: '0.5', allowed: 'true or false' },
    ]);
  });

  it('names an unknown path', () => {
    const { experiment, problems } = withPairs(DEFAULT_EXPERIMENT, [['tau', '1']]);
    expect(experiment).toEqual(DEFAULT_EXPERIMENT);
    expect(problems).toEqual([{ path: 'tau', value: '1', allowed: A_SETTING }]);
  });

  it('lets the last of two values for one path win', () => {
    const { experiment } = withPairs(DEFAULT_EXPERIMENT, [
      ['seed', '1'],
      ['seed', '2'],
    ]);
    expect(experiment.seed).toBe(2);
  });

  it('lists attacks once each and in their own order', () => {
    const { experiment } = withPairs(DEFAULT_EXPERIMENT, [['attacks', 'loss,clmia,loss,blind']]);
    expect(experiment.attacks).toEqual(['clmia', 'blind', 'loss']);
    expect(ATTACK_NAMES.filter((name) => experiment.attacks.includes(name))).toEqual(experiment.attacks);
  });

  it('keeps a problem short, however long the value or the path', () => {
    const megabyte = 'x'.repeat(2 ** 20);
    for (const raw of [megabyte, [megabyte], { megabyte }]) {
      const { problems } = withPairs(DEFAULT_EXPERIMENT, [['seed', raw]]);
      expect(problemText(problems[0]!).length).toBeLessThan(200);
      expect(problems[0]!.value).toMatch(/… \(\d+ characters\)$/);
    }
    const { problems } = withPairs(DEFAULT_EXPERIMENT, [[megabyte, megabyte]]);
    expect(problemText(problems[0]!).length).toBeLessThan(1200);
  });

  it('says a problem in one line', () => {
    const { problems } = withPairs(DEFAULT_EXPERIMENT, [['contrastive.temperature', '7']]);
    expect(problems.map(problemText)).toEqual([
      'contrastive.temperature: 7 is refused; allowed: a number from 0.01 to 1',
    ]);
  });
});

it('takes minus zero for 0, as its link says it', () => {
  const { experiment } = withPairs(DEFAULT_EXPERIMENT, [
    ['dataset.labelNoise', '-0'],
    ['seed', -0],
  ]);
  expect([experiment.dataset.labelNoise, experiment.seed]).toEqual([0, 0]);
});

describe('shortened', () => {
  it('keeps a value in one line, and shows what a terminal would obey', () => {
    expect(shortened('a\nb\u001b[2J')).toBe('a\\u000ab\\u001b[2J');
    expect(shortened(`\t${'x'.repeat(99)}`)).toBe(`\\u0009${'x'.repeat(59)}… (100 characters)`);
  });
});

describe('changedPairs', () => {
  it('is empty for the default and names what differs, in the order of the table', () => {
    expect(changedPairs(DEFAULT_EXPERIMENT)).toEqual([]);
    const { experiment } = withPairs(DEFAULT_EXPERIMENT, [
      ['seed', 1],
      ['views.firstRate', 0.3],
      ['attacks', 'clmia'],
    ]);
    expect(changedPairs(experiment)).toEqual([
      ['views.firstRate', '0.3'],
      ['attacks', 'clmia'],
      ['seed', '1'],
    ]);
    expect(changedPairs(DEFAULT_EXPERIMENT, experiment)).toContainEqual(['views.firstRate', 'shadow']);
  });

  it('round trips any experiment', () => {
    fc.assert(
      fc.property(anyExperiment, (experiment) => {
        const read = withPairs(DEFAULT_EXPERIMENT, changedPairs(experiment));
        expect(read).toEqual({ experiment, problems: [] });
      }),
    );
  });
});
