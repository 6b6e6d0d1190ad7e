import { expect, test } from 'vitest';
import { readNumber, stepNumber, typedNumber } from './readNumber.ts';

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

test.each([
  ['0.1', 0.1],
  ['0,1', 0.1],
  ['10 %', 0.1],
  ['10%', 0.1],
  ['1e-1', 0.1],
  ['.5', 0.5],
])('a share is read from %j', (text, value) => {
  expect(readNumber(text, { min: 0, max: 1 })).toBe(value);
});

test.each([
  ['30', 30],
  ['30 %', 30],
  ['0.5%', 0.5],
  ['0,5', 0.5],
])('what is told in per cent is read from %j', (text, value) => {
  expect(readNumber(text, { min: 0.5, max: 100, isPercent: true })).toBe(value);
});

test.each([
  ['15,000', 15_000],
  ['15\u202f000', 15_000],
  ['15 000', 15_000],
  ['1,5', null],
  ['1.000', null],
  ['12,34', null],
])('a whole number is read from %j as %j', (text, value) => {
  expect(readNumber(text, { min: 1, max: 20_000, integer: true })).toBe(value);
});

test.each([
  ['', 'empty'],
  ['  ', 'empty'],
  ['%', 'empty'],
  ['abc', 'text'],
  ['1.2.3', 'text'],
  ['0x10', 'text'],
  ['1,2,3', 'text'],
  ['9'.repeat(10_000), 'outside'],
  ['1e999', 'outside'],
  ['−5', 'outside'],
  ['7.5', 'fraction'],
  ['15', 'odd'],
  ['1.000', 'text'],
  ['50 %', 'text'],
])('%j is not taken: %s', (text, wrong) => {
  expect(typedNumber(text, { min: 2, max: 1000, integer: true, even: true })).toEqual({ wrong });
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
