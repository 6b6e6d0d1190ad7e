import { expect, it } from 'vitest';
import { crc32 } from './crc32.ts';

const text = new TextEncoder();

it("gives ISO 3309's check value", () => {
  expect(crc32(text.encode('123456789'))).toBe(0xcbf43926);
  expect(crc32(text.encode('6789'), crc32(text.encode('12345')))).toBe(0xcbf43926);
});
