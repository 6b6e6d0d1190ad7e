/** Where a training worker finds a dataset that the page does not ship: in this browser, or else beside the page. */
import type { DataId } from '../../lab/experiment/experiment.ts';
import { deployedFile } from '../data/deployed.ts';
import type { FetchData } from '../data/fetchedBytes.ts';
import { KeptData } from './keptData.ts';

const keptData = new KeptData();

/** @throws DataFileError for a deployed file that cannot be trusted */
export async function keptFile(id: DataId, fetchData: FetchData): Promise<Uint8Array | undefined> {
  return (await keptData.read(id)) ?? deployedFile(id, fetchData);
}
