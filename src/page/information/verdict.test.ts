import { expect, it } from 'vitest';
import { verdictOf } from './verdict.ts';

const of = (pair: number, view: number, answer: number) =>
  verdictOf({ pair: { bits: pair }, view: { bits: view }, answer: { bits: answer } });

it.each([
  [0.4, 0.3, 0.31, 'all'],
  [0.4, 0.3, 0.2, 'all'],
  [0.4, 0.3, 0.5, 'part'],
  [0.4, 0.1, 0.5, 'lost'],
  [0.4, 0, 0.5, 'lost'],
  [0, 0, 0, 'none'],
  [0, 0.004, 0.009, 'none'],
  [0, 0.2, 0, 'all'],
])('pair %d, view %d, answer %d: %s', (pair, view, answer, kept) => {
  expect(of(pair, view, answer).kept).toBe(kept);
});

it('never says that a view keeps more than all', () => {
  expect(of(0.4, 0.3, 0.2).share).toBe(1);
  expect(of(0.4, 0.1, 0.4).share).toBeCloseTo(0.25, 12);
});

it('says of a pair what lies outside the estimate’s error', () => {
  expect([of(0.4, 0.3, 0.3).pair, of(0.32, 0.3, 0.3).pair, of(0.2, 0.3, 0.3).pair]).toEqual([
    'more',
    'same',
    'lower',
  ]);
});
