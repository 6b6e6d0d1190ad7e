import { expect, test } from 'vitest';
import { readNumber, stepNumber } from './readNumber.ts';

const percent = { min: 0, max: 100 };

test.each([
  ['50', 50],
  [' 7.5 ', 7.5],
  ['7,5', 7.5],
  ['1e1', 10],
  ['', null],
  ['ten', null],
  ['101', null],
  ['-1', null],
])('reads %j as %j', (text, value) => {
  expect(readNumber(text, percent)).toBe(value);
});

test('an integer field refuses a fraction', () => {
  expect(readNumber('7.5', { ...percent, integer: true })).toBeNull();
});

test('an even field refuses an odd number and a fraction', () => {
  expect(['16', '17', '16.5'].map((text) => readNumber(text, { ...percent, even: true }))).toEqual([
    16,
    null,
    null,
  ]);
});

test('steps land on multiples and stay in the range', () => {
  expect(stepNumber(7, 5, 1, percent)).toBe(10);
  expect(stepNumber(7, 5, -1, percent)).toBe(5);
  expect(stepNumber(100, 5, 1, percent)).toBe(100);
  expect(stepNumber(0.3, 0.1, 1, percent)).toBe(0.4);
});
