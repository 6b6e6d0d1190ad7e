import { expect, it } from 'vitest';
import { printable } from './printable.ts';

it('leaves words of every script as they are', () => {
  const text = 'Größe 3 µm, “naïve” — 数据.csv 👩‍🔬';
  expect(printable(text)).toBe(text);
});

it('shows what would move the cursor, break the line or turn the text around', () => {
  expect(printable('a\u001b[31mb\nc\r\n\u2028\u202ed\u0000')).toBe(
    'a\\u001b[31mb\\u000ac\\u000d\\u000a\\u2028\\u202ed\\u0000',
  );
});

it('shows what nobody could see, so that what is refused for it does not look right', () => {
  expect(printable('9\u200b \u00ad\u2060\ufeff')).toBe('9\\u200b \\u00ad\\u2060\\ufeff');
});

it('leaves out the middle of what is longer than a line or two', () => {
  const text = `${'a'.repeat(500)}${'z'.repeat(500)}`;
  expect(printable(text)).toBe(`${'a'.repeat(160)}…${'z'.repeat(80)} (1000 characters)`);
  expect(printable('a'.repeat(240))).toBe('a'.repeat(240));
  expect(printable('abcdefghij!', 10)).toBe('abcdefg…ij! (11 characters)');
});
