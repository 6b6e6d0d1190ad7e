/** Data files that lie beside the page. */
import { DataFileError } from '../../lab/data/compactFile.ts';
import { unpacked } from './unpack.ts';

/** Fetches a file of the page's data folder. */
export type FetchData = (file: string) => Promise<Response>;

/** A file's bytes, unpacked. @throws DataFileError */
export async function fetchedBytes(file: string, fetchData: FetchData): Promise<Uint8Array> {
  let response: Response;
  try {
    response = await fetchData(file);
  } catch {
    throw new DataFileError(file, 'could not be fetched.', 'Check the connection, then try again.');
  }
  if (!response.ok) {
    throw new DataFileError(
      file,
      `could not be fetched (status ${response.status}).`,
      'Try again in a moment.',
    );
  }
  return unpacked(file, new Uint8Array(await response.arrayBuffer()));
}
