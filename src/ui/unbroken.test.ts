import { expect, test } from 'vitest';
import { unbroken } from './unbroken.ts';

test('a number stays with its unit, and everything else may break', () => {
  expect(unbroken('61.3 % [57.6, 64.8], above 50 %.')).toBe('61.3\u00a0% [57.6, 64.8], above 50\u00a0%.');
  expect(unbroken('+1.3 pp on 720 examples in 10 s or 3 sets')).toBe(
    '+1.3\u00a0pp on 720 examples in 10\u00a0s or 3 sets',
  );
});
