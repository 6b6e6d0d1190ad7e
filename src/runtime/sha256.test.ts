import { afterEach, expect, it, vi } from 'vitest';
import { sha256Hex } from './sha256.ts';

afterEach(() => vi.unstubAllGlobals());

/** FIPS 180-2, appendix B.1. */
const ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

it.each([
  ['lends its own', undefined],
  ['lends none', {}],
])('says the same where the host %s', async (_, lent) => {
  if (lent) vi.stubGlobal('crypto', lent);
  expect(await sha256Hex(new TextEncoder().encode('abc'))).toBe(ABC);
  expect(await sha256Hex(new Uint8Array([0, 97, 98, 99, 0]).subarray(1, 4))).toBe(ABC);
});
