import { expect, test } from 'vitest';
import { coprime } from './draw.ts';

test.each([1, 2, 10, 1000, 4000])('the drawing order of %i points visits each once', (count) => {
  const stride = coprime(count);
  const seen = new Set(Array.from({ length: count }, (_, k) => (k * stride) % count));
  expect(seen.size).toBe(count);
});

test('no points is no endless search', () => {
  expect(coprime(0)).toBe(1);
});
