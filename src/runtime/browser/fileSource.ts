import type { ByteSource } from '../../lab/data/byteSource.ts';
import { bytesOf } from '../data/bytes.ts';

/** A file of the person's, a piece at a time. @param counted told of the bytes of each */
export function fileSource(file: File, counted: (bytes: number) => void): ByteSource {
  return {
    name: file.name,
    size: file.size,
    async read(start, end) {
      const bytes = await bytesOf(file.name, file.slice(start, end));
      counted(bytes.length);
      return bytes;
    },
  };
}
