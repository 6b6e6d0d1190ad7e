/** The files in an archive, one after the other, none held. */
import { createTarDecoder } from 'modern-tar';
import { DataFileError } from '../compactFile.ts';
import { AGAIN, fileBytes, type Meter, Place, tarBytes } from './archiveBytes.ts';
import { type ArchiveFile, baseName } from './archiveFile.ts';
import { through } from './byteStreams.ts';

/** A file in an archive, or one on its own. */
export interface Entry {
  /** Last part of its path. */
  readonly name: string;
  /** Where it lies, for messages. */
  readonly where: string;
  /** Bytes. */
  readonly size: number;
  /** Its bytes, once; what is left of them is passed over when the next entry is asked for. */
  chunks(): AsyncGenerator<Uint8Array>;
}

/** A path that stays in its folder. */
const staysInside = (path: string) => !/^([/\\]|[a-z]:)/i.test(path) && !path.split(/[/\\]/).includes('..');

/** A file that is no archive. @throws DataFileError where it has not the bytes that it announces */
export function plainEntry(file: ArchiveFile, meter: Meter): Entry {
  async function* chunks() {
    let read = 0;
    for await (const chunk of fileBytes(file, meter)) {
      read += chunk.length;
      yield chunk;
    }
    if (read !== file.size)
      throw new DataFileError(file.name, `ends at byte ${read} where ${file.size} are announced.`, AGAIN);
  }
  return { name: baseName(file.name), where: file.name, size: file.size, chunks };
}

/** Not cancelled where it is left early: the tar decoder would take that for the end of the next entry. */
async function* rest(reader: ReadableStreamDefaultReader<Uint8Array>): AsyncGenerator<Uint8Array> {
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}

/**
 * The files of a tar archive, gzipped or not, in the archive's order; folders and links are passed over.
 * @throws DataFileError for a file that is no such archive, is truncated or damaged, unpacks to more than any
 * official archive, or holds a path that climbs out of its folder; what the meter throws
 */
export async function* archiveEntries(file: ArchiveFile, meter: Meter): AsyncGenerator<Entry> {
  const place = new Place(file);
  const damaged = (reason: string) =>
    `is truncated or damaged near byte ${place.unpacked} of its tar archive (${reason.replace(/\.$/, '')}).`;
  const tar = through(tarBytes(place, meter), createTarDecoder({ strict: true }));
  for await (const { header, body } of place.guarded(tar, damaged)) {
    if (!staysInside(header.name)) {
      const problem = `holds ${JSON.stringify(header.name)}, a path that leads out of the archive's folder.`;
      throw new DataFileError(file.name, problem, AGAIN);
    }
    const reader = body.getReader();
    const chunks = () => place.guarded(rest(reader), damaged);
    if (header.type === 'file')
      yield { name: baseName(header.name), where: `${file.name}/${header.name}`, size: header.size, chunks };
    for await (const _ of chunks());
  }
}
