import { describe, expect, it } from 'vitest';
import type { RawArray } from './arrays.ts';
import { auditInput } from './auditInput.ts';
import { AuditInputError } from './auditInputError.ts';

type Nested = number | readonly Nested[];

function array(nested: Nested, half = false): RawArray {
  const shape: number[] = [];
  for (let inner = nested; typeof inner !== 'number' && inner !== undefined; inner = inner[0]!)
    shape.push(inner.length);
  return { shape, values: Float64Array.from([nested].flat(9) as number[]), half };
}

const good: Record<string, Nested> = {
  posteriors: [
    [0.7, 0.2, 0.1],
    [0.1, 0.8, 0.1],
    [0.3, 0.3, 0.4],
    [1, 0, 0],
  ],
  labels: [0, 1, 2, 2],
  members: [1, 0, 1, 0],
};
const shadows: Record<string, Nested> = {
  shadow_posteriors: [good.posteriors!, good.posteriors!],
  shadow_members: [
    [1, 0, 1, 0],
    [0, 1, 0, 1],
  ],
};

const input = (changes: Record<string, Nested | RawArray | undefined> = {}) =>
  auditInput(
    new Map(
      Object.entries({ ...good, ...changes }).flatMap(([name, value]): [string, RawArray][] => {
        if (value === undefined) return [];
        return [[name, typeof value === 'object' && 'half' in value ? value : array(value as Nested)]];
      }),
    ),
  );

/** The posteriors with one row in place of another. */
const withRow = (row: number, values: number[]) => (good.posteriors as Nested[]).with(row, values);
const cube = [good.posteriors!];

describe('auditInput', () => {
  it('takes what is right', () => {
    const { target, members, shadows: none, views } = input();
    expect(target.kind).toBe('posteriors');
    expect([...target.values]).toEqual([good.posteriors].flat(2));
    expect([[...target.labels], target.classes, [...members], none, views]).toEqual([
      [0, 1, 2, 2],
      3,
      [1, 0, 1, 0],
      null,
      null,
    ]);
    expect(input(shadows).shadows).toMatchObject({ models: 2 });
    expect(input({ views: [good.posteriors!] }).views).toMatchObject({ count: 1 });
  });

  it('takes labels in a column, as Keras has them', () => {
    expect([...input({ labels: [[0], [1], [2], [2]] }).target.labels]).toEqual([0, 1, 2, 2]);
  });

  it('leaves logits as they are, also large ones', () => {
    const logits = [
      [1000, 1000 + Math.log(3), -1000],
      [0, 0, 0],
      [-5, 1, 2],
      [1, 0, 0],
    ];
    const { kind, values } = input({ posteriors: undefined, logits }).target;
    expect([kind, ...values]).toEqual(['logits', ...logits.flat()]);
  });

  describe('of a binary model with one output', () => {
    const labels = [0, 1, 1, 0];
    const p = [0.25, 1, 0, 0.5];
    const pairs = [0.75, 0.25, 0, 1, 1, 0, 0.5, 0.5];
    const z = [-3, 40, 0, 2];
    const besideZero = [0, -3, 0, 40, 0, 0, 0, 2];
    const column = (values: number[]) => values.map((value) => [value]);

    it.each([
      ['probabilities', { posteriors: p }, pairs],
      ['probabilities in a column', { posteriors: column(p) }, pairs],
      ['logits', { posteriors: undefined, logits: z }, besideZero],
      ['logits in a column', { posteriors: undefined, logits: column(z) }, besideZero],
    ])('takes %s', (_, outputs, expected) => {
      const { target } = input({ ...outputs, labels });
      expect([[...target.values], target.classes]).toEqual([expected, 2]);
    });

    it.each([
      ['without their side', [p, p], p],
      ['in columns', [column(p), column(p)], column(p)],
    ])('takes shadows, population and views %s', (_, outputs, population) => {
      const { shadow_members } = shadows;
      const found = input({
        posteriors: p,
        labels,
        shadow_posteriors: outputs,
        shadow_members,
        population_posteriors: population,
        population_labels: labels,
        shadow_population_posteriors: outputs,
        views: outputs,
      });
      const twice = [...pairs, ...pairs];
      expect([...found.shadows!.values]).toEqual(twice);
      expect(Array.from(found.population!.target.values)).toEqual(pairs);
      expect(Array.from(found.population!.shadows.values)).toEqual(twice);
      expect([...found.views!.posteriors, found.views!.count]).toEqual([...twice, 2]);
    });

    it('keeps a float32 probability that rounds 1 - p', () => {
      const values = Float32Array.of(1e-12, 0.5, 0.5, 0.5);
      const { target } = input({ posteriors: { shape: [4], values, half: false }, labels });
      expect(target.values[0]).toBe(1 - values[0]!);
      expect(target.values[1]).toBe(values[0]);
    });

    it.each<[string, Record<string, Nested | undefined>, string]>([
      [
        'a logit by the wrong name',
        { posteriors: z },
        'posteriors[0]: -3 is refused; allowed: a probability',
      ],
      ['a NaN', { posteriors: column([0.5, Number.NaN, 0, 1]) }, 'posteriors[1][0]: NaN is refused'],
      [
        'a logit without end',
        { posteriors: undefined, logits: [1, 2, Number.POSITIVE_INFINITY, 3] },
        'logits[2]: Infinity is refused; allowed: a finite number',
      ],
      [
        'shadows of other examples',
        { ...shadows, posteriors: p, shadow_posteriors: [[0.5, 0.5, 0.5]] },
        'shadow_posteriors: shape [1, 3] is refused; allowed: shape [K, 4, 2]',
      ],
    ])('refuses %s', (_, changes, message) => {
      expect(() => input({ labels, ...changes })).toThrow(message);
    });

    it('says how more classes are given', () => {
      expect(() => input({ posteriors: p })).toThrow(
        expect.objectContaining({
          message: 'labels[2]: 2 is refused; allowed: a whole number from 0 to 1.',
          hint: expect.stringContaining('Of more classes, give a column for each'),
        }),
      );
      expect(() => input({ posteriors: cube })).toThrow(
        expect.objectContaining({ hint: expect.stringContaining('one output') }),
      );
    });
  });

  it('takes shadows that were trained on none of the examples, or on all of them', () => {
    for (const second of [0, 1]) {
      const members = [Array(4).fill(0), Array(4).fill(second)];
      expect(input({ ...shadows, shadow_members: members }).shadows).toMatchObject({ models: 2 });
    }
  });

  it('allows float16 a looser sum than float32', () => {
    const posteriors = withRow(1, [0.1, 0.804, 0.1]);
    expect(() => input({ posteriors: array(posteriors, true) })).not.toThrow();
    expect(() => input({ posteriors })).toThrow('posteriors[1]: sum 1.004');
    expect(() => input({ posteriors: array(withRow(1, [0.1, 0.806, 0.1]), true) })).toThrow(
      'a sum of 1 within 0.005',
    );
  });

  it.each<[string, Record<string, Nested | undefined>, string]>([
    [
      'no outputs',
      { posteriors: undefined },
      'posteriors: nothing is refused; allowed: posteriors or logits, shape [N, C]',
    ],
    ['no labels', { labels: undefined }, 'labels: nothing is refused; allowed: 4 class numbers'],
    ['no members', { members: undefined }, 'members: nothing is refused; allowed: 4 values, 1 for a member'],
    [
      'a NaN',
      { posteriors: withRow(2, [0.5, Number.NaN, 0.5]) },
      'posteriors[2][1]: NaN is refused; allowed: a probability',
    ],
    ['a negative', { posteriors: withRow(1, [1.2, -0.3, 0.1]) }, 'posteriors[1][0]: 1.2 is refused'],
    [
      'a small negative',
      { posteriors: withRow(1, [0.6, -0.0001, 0.4]) },
      'posteriors[1][1]: -0.0001 is refused',
    ],
    [
      'an infinity',
      { posteriors: withRow(3, [Number.POSITIVE_INFINITY, 0, 0]) },
      'posteriors[3][0]: Infinity is refused',
    ],
    [
      'a row that does not sum to 1',
      { posteriors: withRow(1, [0.5, 0.3, 0.1]) },
      'posteriors[1]: sum 0.9 is refused; allowed: a sum of 1 within 0.001',
    ],
    ['logits by the wrong name', { posteriors: withRow(0, [3, -2, 1]) }, 'posteriors[0][0]: 3 is refused'],
    [
      'posteriors by the wrong name',
      { posteriors: undefined, logits: good.posteriors },
      'logits: rows that all sum to 1: posteriors is refused',
    ],
    [
      'a NaN logit',
      { posteriors: undefined, logits: withRow(3, [1, 2, Number.NaN]) },
      'logits[3][2]: NaN is refused; allowed: a finite number',
    ],
    ['three axes', { posteriors: cube }, 'posteriors: shape [1, 4, 3] is refused; allowed: shape [N, C]'],
    ['no class', { posteriors: [[], [], [], []] }, 'posteriors: shape [4, 0] is refused; allowed: 2 to'],
    ['no examples', { posteriors: [] }, 'posteriors: shape [0] is refused'],
    ['too few labels', { labels: [0, 1, 2] }, 'labels: shape [3] is refused; allowed: shape [4]'],
    ['one-hot labels', { labels: good.posteriors }, 'labels: shape [4, 3] is refused'],
    [
      'a label too high',
      { labels: [0, 1, 3, 2] },
      'labels[2]: 3 is refused; allowed: a whole number from 0 to 2',
    ],
    ['a label below 0', { labels: [0, -1, 2, 2] }, 'labels[1]: -1 is refused'],
    ['a label that is no whole number', { labels: [0, 1, 0.5, 2] }, 'labels[2]: 0.5 is refused'],
    ['a label that is no number', { labels: [0, 1, Number.NaN, 2] }, 'labels[2]: NaN is refused'],
    [
      'a membership that is none',
      { members: [1, 0, 2, 0] },
      'members[2]: 2 is refused; allowed: 1 for a member, 0',
    ],
    [
      'members alone',
      { members: [1, 1, 1, 1] },
      'members: all 4 are 1 is refused; allowed: at least one 1 and one 0',
    ],
    ['non-members alone', { members: [0, 0, 0, 0] }, 'members: all 4 are 0 is refused'],
    ['members in another shape', { members: [[1, 0, 1, 0]] }, 'members: shape [1, 4] is refused'],
    [
      'shadows of other examples',
      { ...shadows, shadow_posteriors: [[[1, 0, 0]]] },
      'shadow_posteriors: shape [1, 1, 3] is refused; allowed: shape [K, 4, 3]',
    ],
    [
      'one shadow without its axis',
      { ...shadows, shadow_posteriors: good.posteriors },
      'shadow_posteriors: shape [4, 3] is refused',
    ],
    [
      'a shadow that is no distribution',
      { ...shadows, shadow_posteriors: [good.posteriors!, withRow(2, [1, 1, 1])] },
      'shadow_posteriors[1][2]: sum 3 is refused',
    ],
    [
      'members of other shadows',
      { ...shadows, shadow_members: [[1, 0, 1, 0]] },
      'shadow_members: shape [1, 4] is refused; allowed: shape [2, 4]',
    ],
    [
      'a shadow membership that is none',
      {
        ...shadows,
        shadow_members: [
          [1, 0, 1, 0],
          [0, 1, 7, 1],
        ],
      },
      'shadow_members[1][2]: 7 is refused',
    ],
    [
      'views of other examples',
      { views: [[[1, 0, 0]]] },
      'views: shape [1, 1, 3] is refused; allowed: shape [V, 4, 3]',
    ],
    ['views that are logits', { views: [withRow(3, [4, 0, 0])] }, 'views[0][3][0]: 4 is refused'],
    [
      'a population without labels',
      { ...shadows, population_posteriors: [[1, 0, 0]] },
      'population_labels: nothing is refused; allowed: 1 class numbers',
    ],
    [
      'a population that the shadows did not see',
      { ...shadows, population_posteriors: [[1, 0, 0]], population_labels: [0] },
      'shadow_population_posteriors: nothing is refused; allowed: shape [2, 1, 3]',
    ],
  ])('refuses %s', (_, changes, message) => {
    expect(() => input(changes)).toThrow(AuditInputError);
    expect(() => input(changes)).toThrow(message);
  });

  it.each<[string, Record<string, Nested | undefined>, RegExp]>([
    [
      'members whose axes are exchanged',
      { ...shadows, shadow_members: [0, 1, 2, 3].map((i) => [i % 2, 1 - (i % 2)]) },
      /first two axes seem to be exchanged: swap them/,
    ],
    [
      'shadows whose axes are exchanged',
      { ...shadows, shadow_posteriors: (good.posteriors as Nested[]).map((row) => [row, row]) },
      /first two axes seem to be exchanged/,
    ],
    [
      'views whose axes are exchanged',
      { views: (good.posteriors as Nested[]).map((row) => [row, row]) },
      /first two axes seem to be exchanged/,
    ],
    ['labels from 1', { labels: [1, 2, 3, 3] }, /seem to be counted from 1/],
    ['labels of more classes', { labels: [0, 1, 3, 3] }, /^$/],
    ['other shapes', { ...shadows, shadow_members: [[1, 0, 1, 0]] }, /^$/],
    [
      'logarithms of posteriors',
      { posteriors: (good.posteriors as number[][]).map((row) => row.map((p) => Math.log(p + 1e-9))) },
      /seem to be logarithms of posteriors: by the name logits/,
    ],
    ['logits', { posteriors: withRow(0, [-3, 1, 0]) }, /Outputs before the softmax go by the name logits/],
  ])('says what to do with %s', (_, changes, hint) => {
    let refused: unknown;
    try {
      input(changes);
    } catch (error) {
      refused = error;
    }
    expect((refused as AuditInputError).hint).toMatch(hint);
  });
});
