import { describe, expect, it } from 'vitest';
import { titleOf, withinMemory } from './limits.ts';

describe('withinMemory', () => {
  it('allows 256 MB and says how many rows that is', () => {
    const each = 2 ** 10;
    expect(() => withinMemory('a.csv', 2 ** 18, each)).not.toThrow();
    expect(() => withinMemory('a.csv', 2 ** 18 + 1, each)).toThrow(
      expect.objectContaining({
        message: 'a.csv: fills 257 MB as numbers; at most 256 MB can be held.',
        hint: 'Keep at most 262144 rows.',
      }),
    );
  });
});

describe('titleOf', () => {
  it.each([
    ['a/b/shop.csv', 'shop'],
    ['C:\\data\\shop.2026.csv', 'shop.2026'],
    ['shop', 'shop'],
    ['.csv', '.csv'],
  ])('%s', (file, title) => {
    expect(titleOf(file)).toBe(title);
  });
});
