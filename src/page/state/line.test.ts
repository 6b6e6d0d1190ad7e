import { afterEach, expect, it, vi } from 'vitest';
import { isLineDear, isLineSlow, lineRate } from './line.ts';

afterEach(() => vi.unstubAllGlobals());

it.each([
  [{ saveData: true, effectiveType: '4g' }, true],
  [{ effectiveType: 'slow-2g' }, true],
  [{ effectiveType: '3g' }, true],
  [{ saveData: false, effectiveType: '4g' }, false],
  [{}, false],
  [undefined, false],
])('a line like %o', (connection, dear) => {
  vi.stubGlobal('navigator', { connection });
  expect(isLineDear()).toBe(dear);
});

const file = (transferSize: number, responseStart: number, responseEnd: number) => ({
  name: 'open.js',
  transferSize,
  responseStart,
  responseEnd,
});

it('a rate is of the time in which something came', () => {
  const together = [file(40_000, 100, 900), file(60_000, 200, 1100)];
  expect(lineRate(together)).toBe(800_000);
  expect(lineRate([...together, file(25_000, 9000, 9250)])).toBe(800_000);
  expect(lineRate([file(0, 100, 900)])).toBeNull();
  expect(lineRate([])).toBeNull();
});

it.each([
  [file(145_000, 300, 1250), true],
  [file(145_000, 300, 320), false],
])('a line on which the code came like %o', (came, slow) => {
  vi.stubGlobal('performance', { getEntriesByType: () => [came] });
  expect(isLineSlow()).toBe(slow);
});
