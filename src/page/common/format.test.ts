import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as format from './format.ts';

describe('numbers on the page', () => {
  it.each([
    [format.percent(0.604), '60.4 %'],
    [format.percent(0.604, 0), '60 %'],
    [format.percent(-0.048), '−4.8 %'],
    [format.rate(0.001), '0.1 %'],
    [format.rate(0.5), '50 %'],
    [format.rate(0.1 + 0.2), '30 %'],
    [format.points(0.604), '60.4'],
    [format.points(-0.0048, 2), '−0.48'],
    [format.position(-3.1e-11, 9.8), '0.00'],
    [format.position(-9.787, 9.8), '−9.79'],
    [format.position(0.7712, 0.76), '0.771'],
    [format.position(4321.5, 9000), '4322'],
    [format.position(0.00001234, 0.00005), '0.0000123'],
    [format.position(0, 0), '0.00'],
    [format.signedPoints(0.021), '+2.1'],
    [format.signedPoints(-0.048), '−4.8'],
    [format.signedPoints(0), '0.0'],
    [format.plusMinus({ value: 0.6, low: 0.571, high: 0.637 }), '± 3.3'],
    [format.plusMinus({ value: 1, low: 0.832, high: 1 }), 'at least 83.2 %'],
    [format.plusMinus({ value: 0, low: 0, high: 0.168 }), 'at most 16.8 %'],
    [format.short(0.000123456), '0.000123'],
    [format.short(-1.005), '−1'],
    [format.short(-1.5e-7), '−1.5e−7'],
    [format.count(1234567), '1,234,567'],
  ])('%s = %s', (text, expected) => {
    expect(text).toBe(expected);
  });

  it('never shows a hyphen for a minus sign', () => {
    const numbers = fc.double({ min: -1e4, max: 1e4, noNaN: true });
    fc.assert(
      fc.property(numbers, (value) => {
        for (const show of [format.percent, format.points, format.signedPoints, format.short]) {
          expect(show(value)).not.toContain('-');
        }
        if (value <= -0.001) expect(format.points(value)).toMatch(/^−/);
      }),
    );
  });
});

describe('intervals', () => {
  it('stand in brackets behind their value', () => {
    expect(format.percentRange({ value: 0.604, low: 0.571, high: 0.637 })).toBe('60.4 % [57.1, 63.7]');
    expect(format.differenceText({ value: 0.021, low: -0.004, high: 0.039 })).toBe('+2.1 pp [−0.4, 3.9]');
  });

  it('of an AUC have no leading zero', () => {
    expect(format.area({ value: 0.601, low: 0.5634, high: 1 })).toEqual({
      value: '0.601',
      range: '[.563, 1.000]',
    });
  });
});

describe('seconds', () => {
  it.each([
    [0, '< 0.1 s'],
    [0.094, '< 0.1 s'],
    [0.096, '0.1 s'],
    [9.94, '9.9 s'],
    [9.96, '10 s'],
    [89.9, '90 s'],
    [90, '2 min'],
    [600, '10 min'],
  ])('%d s is %s', (value, text) => {
    expect(format.seconds(value)).toBe(text);
  });
});

it('tells differences of areas with their sign, and no nought before the point', () => {
  expect(format.signedArea({ value: 0.041, low: -0.012, high: 0.094 })).toBe('+.041 [−.012, .094]');
  expect(format.signedArea({ value: -0.2, low: -1, high: 0 })).toBe('−.200 [−1.000, .000]');
});
