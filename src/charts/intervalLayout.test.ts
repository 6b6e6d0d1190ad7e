import { expect, test } from 'vitest';
import { HEADING, intervalLayout, intervalPlaces } from './intervalLayout.ts';
import type { IntervalRow } from './intervalRow.ts';

const spans = [
  { low: 0.6, high: 0.7 },
  { low: 0.48, high: 0.55 },
];
const words = { longestName: 14, hasDifferences: false };
const FIXED = { low: 0.45, high: 1, ticks: [0.5, 0.75, 1] };

const row = (id: string): IntervalRow => ({ id, name: id, value: 0.6, low: 0.5, high: 0.7, text: '60' });

test('every interval and the chance line fall inside the plot', () => {
  const { scale, left, right } = intervalLayout(360, spans, 0.5, words);
  for (const value of [0.48, 0.5, 0.7]) {
    expect(scale(value)).toBeGreaterThanOrEqual(left);
    expect(scale(value)).toBeLessThanOrEqual(right);
  }
});

test('an axis that is given does not follow the rows', () => {
  const at = (rows: typeof spans) => intervalLayout(360, rows, 0.5, { ...words, domain: FIXED });
  const [few, others] = [at(spans), at([{ low: 0.1, high: 0.99 }])];
  for (const value of [0.5, 0.61, 1]) expect(others.scale(value)).toBe(few.scale(value));
  expect(others.ticks).toEqual(FIXED.ticks);
  expect(few.scale(1)).toBe(few.right);
});

test('names are never cut: the plot gives way', () => {
  const { left, right } = intervalLayout(358, spans, 0.5, { longestName: 20, hasDifferences: true });
  expect(left).toBeGreaterThan(20 * 6.7);
  expect(right).toBeGreaterThan(left);
});

test('differences have a column of their own', () => {
  expect(intervalLayout(360, spans, 0.5, words).differenceEnd).toBeNull();
  const { valueEnd, differenceEnd } = intervalLayout(360, spans, 0.5, { ...words, hasDifferences: true });
  expect(differenceEnd).toBe(360);
  expect(valueEnd).toBeLessThan(360);
});

test('no rows, or no width, still gives finite numbers', () => {
  const layout = intervalLayout(0, [], 0.5, { longestName: 0, hasDifferences: false });
  expect(Number.isFinite(layout.scale(0.5))).toBe(true);
});

test('rows stand one under the other, and groups apart under their headings', () => {
  const places = intervalPlaces(
    [
      { heading: 'Attacks', rows: [row('a'), row('b')] },
      { heading: 'Controls', rows: [row('c')] },
    ],
    20,
  );
  expect(places.rows.map(({ y }) => y)).toEqual([HEADING + 10, HEADING + 30, 2 * HEADING + 50]);
  expect(places.headings.map(({ text, index }) => [text, index])).toEqual([
    ['Attacks', 0],
    ['Controls', 2],
  ]);
  expect(places.bottom).toBe(2 * HEADING + 60);
  expect(intervalPlaces([{ rows: [row('a')] }], 20).bottom).toBe(20);
});
