import { describe, expect, it } from 'vitest';
import type { Series } from '../../runtime/protocol.ts';
import { type Curves, type CurveUpdate, withUpdates } from './curves.ts';

const append = (x: number[], y: number[]): CurveUpdate => ({
  series: 'target/loss',
  mode: 'append',
  points: { x, y },
});
const updated = (curves: Curves, ...updates: readonly CurveUpdate[]) => withUpdates(curves, updates);

/** Freezes what a snapshot holds: to change it throws. */
function frozen(curves: Curves): Curves {
  for (const { x, y } of Object.values(curves) as Series[])
    for (const values of [x, y]) Object.freeze(values);
  return Object.freeze(curves);
}

describe('withUpdates', () => {
  it('leaves every earlier snapshot as it was, and curves that have not grown the same objects', () => {
    const before = frozen(updated({ 'head/clmia': { x: [1], y: [9] } }, append([1, 2], [9, 8])));
    const after = updated(before, append([3], [7]));
    expect(before['target/loss']).toMatchObject({ x: [1, 2], y: [9, 8] });
    expect(after['target/loss']).toEqual({ x: [1, 2, 3], y: [9, 8, 7] });
    expect(after['head/clmia']).toBe(before['head/clmia']);
  });

  it('takes the updates of one batch in their order', () => {
    const replace = (x: number[], y: number[]): CurveUpdate => ({ ...append(x, y), mode: 'replace' });
    const curves = updated({}, append([5], [1]), replace([1, 2], [4, 3]), append([3], [2]));
    expect(curves['target/loss']).toMatchObject({ x: [1, 2, 3], y: [4, 3, 2] });
  });

  it('lets a curve that starts again take the place of the last one', () => {
    const before = updated({}, append([1, 2, 3], [3, 2, 1]));
    expect(updated(before, append([1], [5]), append([2], [4]))['target/loss']).toMatchObject({
      x: [1, 2],
      y: [5, 4],
    });
  });
});
