/** A dataset that the person has brought: the one that an experiment names, or none. */
import type { DataId } from '../experiment/experiment.ts';
import { checksumOf } from './checksum.ts';
import { DataFileError, decodeCompactFile } from './compactFile.ts';
import type { Dataset } from './dataset.ts';
import type { LoadedSet } from './sets/set.ts';

/** The experiment asks for data that only the person can bring. */
class DataNotLoaded extends Error {
  override readonly name = 'DataNotLoaded';
  readonly hint: string;
  constructor({ title, from }: LoadedSet, checksum: string) {
    super(
      checksum === ''
        ? `“${title}” is not loaded here.`
        : `“${title}” with the checksum ${checksum} is not loaded here.`,
    );
    const what = from === 'archive' ? 'its official archive' : 'the same files';
    this.hint = `Load ${what} under Data, or choose another dataset; nothing is uploaded.`;
  }
}

/** @param kept finds the bytes of its compact file @throws DataFileError, DataNotLoaded */
export async function openKept(
  entry: LoadedSet,
  id: DataId,
  kept: (id: DataId) => Promise<Uint8Array | undefined>,
): Promise<Dataset> {
  const bytes = await kept(id);
  if (!bytes) throw new DataNotLoaded(entry, id.content);
  const checksum = checksumOf(bytes);
  if (id.content !== '' && checksum !== id.content) {
    const problem = `has the checksum ${checksum}, not ${id.content}: it was changed since it was loaded.`;
    throw new DataFileError(entry.title, problem, 'Load the same files again, or choose another dataset.');
  }
  return decodeCompactFile(entry.title, bytes);
}
