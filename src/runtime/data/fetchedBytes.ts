/** Data files that lie beside the page. */
import { DataFileError } from '../../lab/data/compactFile.ts';
import { FileNotFetched, fetchWhole } from '../fetchWhole.ts';
import { unpacked } from './unpack.ts';

/** Fetches a file of the page's data folder. */
export type FetchData = (file: string, signal?: AbortSignal) => Promise<Response>;

/** A file's bytes, unpacked. @throws DataFileError */
export async function fetchedBytes(file: string, fetchData: FetchData): Promise<Uint8Array> {
  try {
    const { bytes } = await fetchWhole(file, (signal) => fetchData(file, signal));
    return await unpacked(file, bytes);
  } catch (error) {
    if (error instanceof FileNotFetched) throw new DataFileError(file, error.reason, error.hint);
    throw error;
  }
}
