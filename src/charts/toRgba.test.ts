import { expect, test } from 'vitest';
import { toRgba } from './toRgba.ts';

test('grey bytes repeat over the colours', () => {
  expect([...toRgba(new Uint8Array([7, 200]), 2, 1)]).toEqual([7, 7, 7, 255, 200, 200, 200, 255]);
});

test('colour bytes keep their order, and a short picture ends in black', () => {
  expect([...toRgba(new Uint8Array([1, 2, 3, 4]), 2, 3)]).toEqual([1, 2, 3, 255, 4, 0, 0, 255]);
});
