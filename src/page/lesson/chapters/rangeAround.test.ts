import { expect, it } from 'vitest';
import { rangeAround } from './rangeAround.ts';

it.each([
  [
    [0.443, 0.5, 0.643],
    [0.4, 0.65],
  ],
  [
    [0.5, 0.55],
    [0.5, 0.55],
  ],
  [
    [0.5, 0.999],
    [0.5, 1],
  ],
])('of %j is %j', (shares, range) => {
  expect(rangeAround(shares)).toEqual(range);
});
