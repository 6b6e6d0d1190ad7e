/** What a file is that is no table: only looked for where it cannot be read as one, for a table may begin like anything. */
import { DataFileError } from '../compactFile.ts';
import { KIND_BYTES, kindOfBytes } from '../fileKind.ts';

/** What `read` makes of the file. @throws DataFileError naming another kind of file by its first bytes, else as `read` does */
export function namingOtherKinds<Result>(file: string, bytes: Uint8Array, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    const begin = Uint8Array.from({ length: Math.min(KIND_BYTES, bytes.length) }, (_, i) => bytes[i]!);
    const kind = error instanceof DataFileError ? kindOfBytes(begin) : null;
    if (!kind) throw error;
    const hint = 'Save it as text with delimiters (CSV), one line per example.';
    throw new DataFileError(file, `is ${kind.what}, no table.`, hint);
  }
}
