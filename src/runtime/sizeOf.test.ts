import { describe, expect, it } from 'vitest';
import { sizeOf } from './sizeOf.ts';

describe('sizeOf', () => {
  it('is that of arrays of numbers, and a little for the rest', () => {
    const output = { weights: [new Float32Array(1000), new Float64Array(500)], labels: new Uint8Array(100) };
    expect(sizeOf(output)).toBeGreaterThanOrEqual(8100);
    expect(sizeOf(output)).toBeLessThan(8300);
    expect(sizeOf('a text')).toBeLessThan(50);
    for (const nothing of [null, undefined, 1, true]) expect(sizeOf(nothing)).toBeGreaterThan(0);
  });

  it('counts what a view keeps, once for all views of it', () => {
    const all = new Uint8Array(10_000);
    expect(sizeOf(all.subarray(0, 2))).toBeGreaterThan(10_000);
    expect(sizeOf([all, all.subarray(5), all])).toBeLessThan(10_200);
  });

  it('ends once there is more than asked for, even in a circle', () => {
    const circle: unknown[] = [];
    circle.push(circle, circle);
    expect(sizeOf(circle, 1000)).toBeGreaterThan(1000);
  });
});
