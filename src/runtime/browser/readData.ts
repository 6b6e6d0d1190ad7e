/** Where a training worker in a browser has its data from: beside the page, or kept in this browser. */
import { openDataset } from '../../lab/data/openDataset.ts';
import type { DataReader } from '../../lab/stages/stage.ts';
import { codeOf } from '../codeOf.ts';
import { type FetchData, fetchedBytes } from '../data/fetchedBytes.ts';
import { sha256Hex } from '../sha256.ts';

const fetchData: FetchData = (file, signal) =>
  fetch(
    new URL(
      `${import.meta.env.BASE_URL}data/${file}`,
      import.meta.env.DEV ? location.origin : new URL('../', location.href),
    ),
    signal && { signal },
  );

export const readData: DataReader = (id) =>
  openDataset(id, {
    shipped: (file) => fetchedBytes(file, fetchData),
    kept: async (wanted) => {
      const { keptFile } = await codeOf('the reader of kept data', import('./keptSource.ts'));
      return keptFile(wanted, fetchData);
    },
    sha256: sha256Hex,
  });
