/** The bytes of the person's files: bounded, counted, and with a name for what goes wrong. */

import type { ArchiveFile } from '../../lab/data/archives/archiveFile.ts';
import type { ByteSource } from '../../lab/data/byteSource.ts';
import { FileTooLarge, FileUnreadable } from './errors.ts';
import type { PickedFile } from './protocol.ts';

/** STL-10's archive, the largest that is read, has 2.6 GB. */
const MOST_BYTES = 4e9;

const CHUNK = 256 * 1024;

/** @throws FileTooLarge before anything is read */
export function checkSizes(files: readonly PickedFile[]): void {
  for (const { path, file } of files)
    if (file.size > MOST_BYTES) throw new FileTooLarge(path, file.size, MOST_BYTES);
}

/** @throws FileUnreadable */
export async function bytesOf(path: string, part: Blob): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await part.arrayBuffer());
  } catch (error) {
    throw new FileUnreadable(path, error instanceof Error ? error.name : String(error));
  }
}

/** The file, to be read from anywhere within. What reading throws is FileUnreadable. */
export function sourceOf({ path, file }: PickedFile): ByteSource {
  return {
    name: path,
    size: file.size,
    read: (start, end) => bytesOf(path, file.slice(start, end)),
  };
}

/** A file's bytes in small pieces. @param counted told of each @throws FileUnreadable */
async function* piecesOf(
  { path, file }: PickedFile,
  counted: (bytes: number) => void,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (let at = 0; at < file.size; at += CHUNK) {
    const piece = await bytesOf(path, file.slice(at, at + CHUNK));
    counted(piece.length);
    yield piece;
  }
}

/** The files as the reader of archives asks for them. */
export function archiveFilesOf(
  files: readonly PickedFile[],
  counted: (bytes: number) => void = () => undefined,
): ArchiveFile[] {
  return files.map((picked) => ({
    name: picked.path,
    size: picked.file.size,
    stream: () => piecesOf(picked, counted),
  }));
}
