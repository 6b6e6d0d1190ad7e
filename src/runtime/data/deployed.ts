/** Datasets whose compact files lie beside the page, told by an index that whoever deploys it may have written. */
import { DATASET_NAMES, type DatasetName } from '../../lab/data/catalogue.ts';
import { DataFileError } from '../../lab/data/compactFile.ts';
import type { DataId } from '../../lab/experiment/experiment.ts';
import { fetchWhole } from '../fetchWhole.ts';
import { sha256Hex } from '../sha256.ts';
import { type FetchData, fetchedBytes } from './fetchedBytes.ts';

export interface DeployedSet {
  readonly name: DatasetName;
  /** Beside the index. */
  readonly file: string;
  /** First digits of the unpacked file's checksum. */
  readonly content: string;
  readonly count: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly classNames: readonly string[];
  /** Of the file. */
  readonly bytes: number;
  /** Of the file once it is unpacked. */
  readonly sha256: string;
}

export const INDEX = 'index.json';

const isWhole = (value: unknown) => Number.isInteger(value) && (value as number) > 0;

/** A file of another folder is nobody's to name. */
const FILE = /^[\w.-]+$/;

function isSet(value: unknown): value is DeployedSet {
  if (typeof value !== 'object' || value === null) return false;
  const { name, file, content, sha256: checksum, classNames, ...sizes }: Partial<DeployedSet> = value;
  return (
    (DATASET_NAMES as readonly unknown[]).includes(name) &&
    typeof file === 'string' &&
    FILE.test(file) &&
    typeof checksum === 'string' &&
    /^[0-9a-f]{64}$/.test(checksum) &&
    content === checksum.slice(0, 16) &&
    Array.isArray(classNames) &&
    classNames.every((one) => typeof one === 'string') &&
    [sizes.count, sizes.height, sizes.width, sizes.channels, sizes.bytes].every(isWhole)
  );
}

/** The entries that can be believed; none for what is no index. */
export function readIndex(text: string): readonly DeployedSet[] {
  try {
    const { sets } = JSON.parse(text) as { sets?: unknown };
    return Array.isArray(sets) ? sets.filter(isSet) : [];
  } catch {
    return [];
  }
}

/** None where nobody has deployed any, or the network is away. */
export async function deployedSets(fetchData: FetchData): Promise<readonly DeployedSet[]> {
  try {
    const { bytes } = await fetchWhole(INDEX, (signal) => fetchData(INDEX, signal));
    return readIndex(new TextDecoder().decode(bytes));
  } catch {
    return [];
  }
}

/** The compact file of a deployed set, or undefined where there is none. @throws DataFileError */
export async function deployedFile(
  { name, content }: DataId,
  fetchData: FetchData,
): Promise<Uint8Array | undefined> {
  const sets = await deployedSets(fetchData);
  const set = sets.find((one) => one.name === name && (content === '' || one.content === content));
  if (!set) return undefined;
  const bytes = await fetchedBytes(set.file, fetchData);
  if ((await sha256Hex(bytes)) !== set.sha256)
    throw new DataFileError(set.file, 'is damaged: its checksum is not that of its index.');
  return bytes;
}
