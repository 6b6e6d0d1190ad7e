import { describe, expect, it } from 'vitest';
import { type TableWords, tabbed, tableOf } from './tableOf.ts';

const WORDS: TableWords = {
  at: 'At',
  example: 'Example',
  membership: 'Membership',
  kinds: ['out', 'in', 'unknown'],
  known: 'Known',
  yes: 'yes',
};
const whole = (value: number) => `${Math.round(100 * value)} %`;

describe('a chart’s table', () => {
  it('reads curves where it is usual, never between their steps, and not below what can be measured', () => {
    const curve = { name: 'loss', fpr: [0, 0.01, 0.3, 1], tpr: [0.1, 0.2, 0.5, 1] };
    const labels = { x: 'FPR', y: 'TPR' };
    const { heads, rows } = tableOf(
      ['roc', { curves: [curve], floor: 0.01, labels, formatRate: whole }],
      WORDS,
    );
    expect(heads).toEqual(['FPR', 'TPR, loss']);
    expect(rows.slice(0, 2)).toEqual([
      ['1 %', '20 %'],
      ['2 %', '20 %'],
    ]);
    expect(rows.find(([rate]) => rate === '30 %')).toEqual(['30 %', '50 %']);
    expect(rows.find(([rate]) => rate === '90 %')).toEqual(['90 %', '50 %']);
  });

  it('tells a kind that is not known as not known', () => {
    const { rows } = tableOf(
      [
        'points',
        {
          x: Float32Array.of(0.5, 1, 2),
          y: Float32Array.of(1, 2, 3),
          kind: Uint8Array.of(1, 2, 0),
          labelled: Uint8Array.of(1, 0, 0),
        },
      ],
      WORDS,
    );
    expect(rows).toEqual([
      ['0', 'in', 'yes', '0.5', '1'],
      ['1', 'unknown', '–', '1', '2'],
      ['2', 'out', '–', '2', '3'],
    ]);
  });

  it('puts runs of other lengths side by side, and a gap where one has no value', () => {
    const lines = [
      { name: 'a', x: [1, 2], y: [5, 6] },
      { name: 'b', x: [2, 4], y: [7, 8] },
    ];
    const { rows } = tableOf(['runs', { lines, xLabel: String, format: String }], WORDS);
    expect(rows).toEqual([
      ['1', '5', '–'],
      ['2', '6', '7'],
      ['4', '–', '8'],
    ]);
  });

  it('gives each side its own shares', () => {
    const table = tableOf(
      [
        'sides',
        {
          above: { name: 'in', counts: [1, 3] },
          below: { name: 'out', counts: [5, 0] },
          domain: [0, 1],
          format: String,
          xLabel: 'sure',
          shareText: whole,
        },
      ],
      WORDS,
    );
    expect(table.rows).toEqual([
      ['0 – 0.5', '25 %', '100 %'],
      ['0.5 – 1', '75 %', '0 %'],
    ]);
    expect(tabbed(table)).toBe('sure\tin\tout\n0 – 0.5\t25 %\t100 %\n0.5 – 1\t75 %\t0 %');
  });

  it('has no row of what is not drawn', () => {
    const labels = { x: 'FPR', y: 'TPR' };
    const none = tableOf(['roc', { curves: [], floor: 0.01, labels, formatRate: whole }], WORDS);
    expect(none.rows).toEqual([]);
    const scores = tableOf(['scores', { edges: [], series: [], format: String, xLabel: 'x' }], WORDS);
    expect(scores.rows).toEqual([]);
  });
});
