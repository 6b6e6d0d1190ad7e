import type { ByteSource } from '../../lab/data/byteSource.ts';
import { bytesOf } from '../data/bytes.ts';

/** A file of the person's, a piece at a time. */
export function fileSource(file: File): ByteSource {
  return {
    name: file.name,
    size: file.size,
    read: (start, end) => bytesOf(file.name, file.slice(start, end)),
  };
}
