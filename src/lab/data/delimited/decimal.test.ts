import { describe, expect, it } from 'vitest';
import { decimalOf } from './decimal.ts';

describe('a decimal number', () => {
  it.each([
    ['0', 0],
    [' 1 ', 1],
    ['+1', 1],
    ['-.5', -0.5],
    ['5.', 5],
    ['1e3', 1000],
    ['1E-3', 0.001],
    ['1.5e+2', 150],
    ['007', 7],
    ['inf', Number.POSITIVE_INFINITY],
    ['-Infinity', Number.NEGATIVE_INFINITY],
    ['NaN', Number.NaN],
    ['1e999', Number.POSITIVE_INFINITY],
  ])('%j', (cell, value) => {
    expect(decimalOf(cell)).toBe(value);
  });

  it.each([
    '',
    ' ',
    '.',
    '-',
    'e5',
    '1e',
    '0x1',
    '0b1',
    '0o7',
    '1_000',
    '1,5',
    '1,234.5',
    '1 000',
    '12%',
    '−1',
    '１',
    'true',
    '1f',
    '1n',
  ])('is not %j', (cell) => {
    expect(decimalOf(cell)).toBeUndefined();
  });

  it('may have a comma where no comma parts the cells', () => {
    expect(decimalOf('0,5', true)).toBe(0.5);
    expect(decimalOf('-,5e1', true)).toBe(-5);
    expect(decimalOf('1,234.5', true)).toBeUndefined();
    expect(decimalOf('1.234,5', true)).toBeUndefined();
  });
});
