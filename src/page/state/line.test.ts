import { afterEach, expect, it, vi } from 'vitest';
import { isLineDear } from './line.ts';

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
