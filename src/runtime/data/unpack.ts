/** Gzip is told by its first bytes: some servers unpack a file on the way, others do not. */
import { DataFileError } from '../../lab/data/compactFile.ts';

export async function unpacked(file: string, bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  try {
    return new Uint8Array(await new Response(stream).arrayBuffer());
  } catch {
    throw new DataFileError(file, 'is damaged: it does not unpack.');
  }
}
