/** A file's checksum, by the host's own code where it lends it: six to ten times as quick as ours. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** In hex. Browsers have it of their own only on pages that came by a secure way. */
export async function sha256Hex(bytes: Uint8Array): Promise<string> {
  const { subtle } = crypto as { subtle?: SubtleCrypto };
  const digest = subtle
    ? new Uint8Array(await subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>))
    : sha256(bytes);
  return bytesToHex(digest);
}
