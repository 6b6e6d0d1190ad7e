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
const [flat, cube] = [[0.5, 0.5, 0.5, 0.5], [good.posteriors!]] as const;

describe('auditInput', () => {
  it('takes what is right', () => {
    const { target, members, shadows: none, views } = input();
    expect([...target.posteriors]).toEqual([good.posteriors].flat(2));
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

  it('makes posteriors of logits, also of large ones', () => {
    const logits = [
      [1000, 1000 + Math.log(3), -1000],
      [0, 0, 0],
      [-5, 1, 2],
      [1, 0, 0],
    ];
    const { posteriors } = input({ posteriors: undefined, logits }).target;
    expect(posteriors[0]).toBeCloseTo(0.25, 12);
    expect([...posteriors.slice(1, 3)].map((p) => p.toFixed(9))).toEqual(['0.750000000', '0.000000000']);
    expect(posteriors[4]).toBeCloseTo(1 / 3, 12);
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
    ['one axis', { posteriors: flat }, 'posteriors: shape [4] is refused; allowed: shape [N, C]'],
    ['three axes', { posteriors: cube }, 'posteriors: shape [1, 4, 3] is refused'],
    [
      'one class',
      { posteriors: [[1], [1], [1], [1]], labels: [0, 0, 0, 0] },
      'posteriors: shape [4, 1] is refused; allowed: 2 to',
    ],
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
      'a shadow that knows everything',
      {
        ...shadows,
        shadow_members: [
          [1, 0, 1, 0],
          [1, 1, 1, 1],
        ],
      },
      'shadow_members[1]: all 4 are 1 is refused',
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
});
