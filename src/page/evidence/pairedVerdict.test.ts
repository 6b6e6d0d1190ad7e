import { expect, it } from 'vitest';
import { pairedVerdict } from './pairedVerdict.ts';

it('calls one better only where the interval leaves zero, and of these examples only', () => {
  expect(pairedVerdict('LiRA', 'loss', { value: 0.05, low: 0.01, high: 0.09 })).toBe(
    'By AUC, LiRA tells members apart better than loss on these examples.',
  );
  expect(pairedVerdict('LiRA', 'loss', { value: -0.05, low: -0.09, high: -0.01 })).toMatch(
    /^By AUC, loss tells/,
  );
  expect(pairedVerdict('LiRA', 'loss', { value: 0.05, low: -0.01, high: 0.11 })).toMatch(
    /do not tell them apart/,
  );
  expect(pairedVerdict('LiRA', 'loss', { value: 0, low: 0, high: 0 })).toMatch(/do not tell them apart/);
});
