/** What tells one dataset from another. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { compactBeginning, HEADER, headerEnd } from './compactFile.ts';

/** As they stand in a header: within a text of it, quotes are escaped. */
const REMARKS = /,"remarks":\[.*?\](?=,"numbers":)/s;

/**
 * What tells one dataset from another: first 64 bits, in hex, of the SHA-256 of its file as it is without remarks. What is
 * said of the same data may change with the reader, and links still name it.
 */
export function checksumOf(compactFile: Uint8Array): string {
  const start = compactFile.length < HEADER ? 0 : headerEnd(compactFile);
  const header = new TextDecoder().decode(compactFile.subarray(HEADER, start));
  const plain = header.replace(REMARKS, '');
  const hash = sha256.create();
  if (plain === header) hash.update(compactFile);
  else hash.update(compactBeginning(plain)).update(compactFile.subarray(start));
  return bytesToHex(hash.digest()).slice(0, 16);
}
