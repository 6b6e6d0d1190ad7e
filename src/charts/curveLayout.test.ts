import fc from 'fast-check';
import { expect, it } from 'vitest';
import { spreadLabels } from './curveLayout.ts';

it('leaves labels that have room where they are', () => {
  expect(spreadLabels([10, 90, 50], 14, 0, 100)).toEqual([10, 90, 50]);
});

it('pushes those apart that would touch, inwards at the edges', () => {
  expect(spreadLabels([50, 50, 50], 10, 0, 100)).toEqual([50, 60, 70]);
  expect(spreadLabels([100, 98], 10, 0, 100)).toEqual([100, 90]);
});

it('keeps the order, the gap and the bounds wherever there is room', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { maxLength: 5 }), (wanted) => {
      const placed = spreadLabels(wanted, 14, 0, 100);
      const order = wanted.map((_, i) => i).sort((a, b) => wanted[a]! - wanted[b]!);
      const sorted = order.map((i) => placed[i]!);
      sorted.forEach((y, i) => {
        expect(y).toBeGreaterThanOrEqual(-1e-9);
        expect(y).toBeLessThanOrEqual(100 + 1e-9);
        if (i > 0) expect(y - sorted[i - 1]!).toBeGreaterThanOrEqual(14 - 1e-9);
      });
    }),
  );
});
