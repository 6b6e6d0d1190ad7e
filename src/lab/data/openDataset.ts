/** From a dataset's name to a dataset that can be trusted. */
import type { DataId } from '../experiment/experiment.ts';
import { entryOf } from './catalogue.ts';
import { DataFileError, decodeCompactFile } from './compactFile.ts';
import type { Dataset } from './dataset.ts';
import type { ShippedSet } from './sets/set.ts';

/** Where a host finds the bytes of compact files, unpacked. */
export interface DataSource {
  /** A file that lies beside the page. @throws DataFileError */
  shipped(file: string): Promise<Uint8Array>;
  /** A dataset that was loaded before, or undefined. @throws DataFileError */
  kept(id: DataId): Promise<Uint8Array | undefined>;
  /** In hex. */
  sha256(bytes: Uint8Array): Promise<string>;
}

async function openShipped({ file, sha256: known }: ShippedSet, source: DataSource): Promise<Dataset> {
  const bytes = await source.shipped(file);
  if ((await source.sha256(bytes)) !== known) {
    throw new DataFileError(file, 'is damaged: its checksum is not the recorded one.');
  }
  return decodeCompactFile(file, bytes);
}

/** @throws DataFileError, DataNotLoaded */
export async function openDataset(id: DataId, source: DataSource): Promise<Dataset> {
  const entry = entryOf(id.name);
  if (entry.from === 'shipped') return openShipped(entry, source);
  if (entry.from === 'synthetic') return entry.make();
  // Most visitors bring nothing.
  const { openKept } = await import('./openKept.ts');
  return openKept(entry, id, (wanted) => source.kept(wanted));
}
