/** Makes the compact data file that the page and the command line read, from the dataset's official files. */
import { resolve } from 'node:path';
import { READINGS } from '../../lab/data/archives/readings.ts';
import { ARCHIVE_NAMES, type ArchiveName, entryOf } from '../../lab/data/catalogue.ts';
import type { Dataset } from '../../lab/data/dataset.ts';
import { DEFAULT_EXPERIMENT } from '../../lab/experiment/experiment.ts';
import { compactName, DATA_FOLDER } from '../../runtime/node/compactFiles.ts';
import { refused } from '../badInput.ts';
import { command } from '../command.ts';
import { archiveAt } from '../data/archiveAt.ts';
import { deploy, deployedFiles, type WrittenFile } from '../data/deploy.ts';
import { download } from '../data/download.ts';
import { fashionMnist } from '../data/fashionMnist.ts';
import { inputPath } from '../inputFile.ts';
import { shares } from '../shares.ts';

export interface DataOptions {
  /** The official files, packed or not: a file or folder. Absent: downloaded, or where the system keeps them. */
  readonly data?: string;
  /** Where the archive is downloaded from, in place of the official address. */
  readonly address?: string;
  /** Where the compact file is put. */
  readonly into?: string;
  /** Where downloaded archives stay for the next time. */
  readonly downloads?: string;
  /** Checksum of the downloaded archive, in place of the official one. */
  readonly md5?: string;
  readonly progress?: (line: string) => void;
}

export interface DataResult {
  file: string;
  examples: number;
  duplicatesRemoved: number;
  bytes: number;
  sha256: string;
  content: string;
}

const SHIPPED = 'fashion-mnist';
const NAMES = [SHIPPED, ...ARCHIVE_NAMES];
const MEGABYTE = 1e6;

const isArchive = (name: string): name is ArchiveName => (ARCHIVE_NAMES as readonly string[]).includes(name);

/** The official archive on this disk. @throws BadInput, DownloadError */
async function downloaded(name: ArchiveName, options: DataOptions): Promise<string> {
  const { layout } = READINGS[name];
  const {
    address = layout.address,
    md5 = layout.md5,
    downloads = 'downloads',
    progress = () => {},
  } = options;
  if (!/^https?:\/\//.test(address))
    throw refused('--address', address, 'an address that begins with http(s)://');
  const path = resolve(downloads, layout.archive);
  let size = 0;
  const onBytes = shares(1, (share) => {
    progress(`downloading ${layout.archive}: ${share} % of ${Math.round(size / MEGABYTE)} MB`);
  });
  await download(address, path, {
    md5,
    progress: (done, of) => {
      size = of;
      if (of > 0) onBytes(done, of);
    },
    retried: (problem) => progress(`trying again: ${problem}`),
  });
  return path;
}

function resultOf({ count, duplicatesRemoved }: Dataset, { path, ...written }: WrittenFile): DataResult {
  return { file: path, examples: count, duplicatesRemoved, ...written };
}

/** @throws BadInput for a name or file that is refused, DataFileError for files that cannot be read, DownloadError */
export async function dataCommand(name: string, options: DataOptions = {}): Promise<DataResult> {
  const { data, address, into = DATA_FOLDER, progress = () => {} } = options;
  if (address !== undefined && (data !== undefined || !isArchive(name)))
    throw refused('--address', address, 'only for an archive that is downloaded');
  if (name === SHIPPED) {
    const { file } = entryOf(SHIPPED) as { file: string };
    const files = deployedFiles(into, file, false);
    const dataset = fashionMnist(
      data === undefined
        ? undefined
        : inputPath('--data', data, 'the folder of its four files', { folder: true }).path,
    );
    return resultOf(dataset, await deploy(files, SHIPPED, dataset));
  }
  if (!isArchive(name)) throw refused('NAME', name, NAMES.join(', '), NAMES);
  const files = deployedFiles(into, compactName(name), true);
  const path = data ?? (await downloaded(name, options));
  const dataset = await archiveAt(path, name, DEFAULT_EXPERIMENT.dataset.membersPerModel, progress);
  return resultOf(dataset, await deploy(files, name, dataset));
}

export const data = command({
  name: 'data',
  summary: "make public/data's compact file of a dataset from its official files, downloaded or at PATH",
  positional: ['NAME'],
  flags: ['data', 'address'],
  async run({ positional: [name = ''], flags }, progress) {
    const made = await dataCommand(name, { ...flags, progress });
    return {
      json: made,
      text: `${made.file}: ${made.examples} pictures, ${made.bytes} bytes, sha256 ${made.sha256}`,
    };
  },
});
