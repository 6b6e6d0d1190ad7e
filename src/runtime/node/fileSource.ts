import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { ByteSource } from '../../lab/data/byteSource.ts';

export interface FileSource extends ByteSource {
  close(): void;
}

/** A file on disk, read a piece at a time. @throws the system's error for one that cannot be opened */
export function fileSource(path: string): FileSource {
  const file = openSync(path, 'r');
  return {
    name: path,
    size: fstatSync(file).size,
    async read(start, end) {
      const bytes = new Uint8Array(end - start);
      let filled = 0;
      while (filled < bytes.length) {
        const read = readSync(file, bytes, filled, bytes.length - filled, start + filled);
        if (read === 0) break;
        filled += read;
      }
      return bytes.subarray(0, filled);
    },
    close: () => closeSync(file),
  };
}
