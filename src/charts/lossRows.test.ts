import { expect, test } from 'vitest';
import { lossRows, lossTicks } from './lossRows.ts';

const series = (values: ArrayLike<number>) => ({ name: 'loss', tone: 'ink' as const, values });

test('rows count from one, skip gaps and never pass 300', () => {
  expect(lossRows([series([3, Number.NaN, 1])])).toEqual([{ x: 1, y0: 3 }, { x: 2 }, { x: 3, y0: 1 }]);
  const long = new Float32Array(10_000).map((_, i) => Math.sin(i));
  expect(lossRows([series(long), series(long), series(long)]).length).toBeLessThanOrEqual(300);
});

test('rows take their x from the axis given', () => {
  expect(lossRows([series([3, 2])], [10, 20]).map((row) => row.x)).toEqual([10, 20]);
});

test('the domain holds the reference, and starts at zero when values come near it', () => {
  const { domain, ticks } = lossTicks([series([0.02, 2.3])], 5.5);
  expect(domain[0]).toBe(0);
  expect(domain[1]).toBeGreaterThan(5.5);
  expect(ticks.every((tick) => tick >= domain[0] && tick <= domain[1])).toBe(true);
});

test('a flat series still has a domain', () => {
  const { domain } = lossTicks([series([4, 4])]);
  expect(domain[1]).toBeGreaterThan(domain[0]);
});

test('a fixed domain is kept', () => {
  expect(lossTicks([series([0.3, 2])], undefined, [0, 1]).domain).toEqual([0, 1]);
});
