import { picturesToKeep } from '../../lab/data/archives/archiveFile.ts';
import { NoSuchArchive } from '../../lab/data/archives/detectArchives.ts';
import { readArchive } from '../../lab/data/archives/readArchive.ts';
import type { ArchiveName } from '../../lab/data/catalogue.ts';
import { DataFileError } from '../../lab/data/compactFile.ts';
import type { Dataset } from '../../lab/data/dataset.ts';
import { BadInput } from '../badInput.ts';
import { callersPath } from '../callersPath.ts';
import { shares } from '../shares.ts';
import { chosenFiles } from './chosenFiles.ts';

/**
 * The first pictures of the official archive at a path, or of its unpacked files there.
 * @param membersPerModel of the run that they are for
 * @throws BadInput where the dataset is not there or is damaged
 */
export async function archiveAt(
  given: string,
  name: ArchiveName,
  membersPerModel: number,
  progress: (line: string) => void,
): Promise<Dataset> {
  const onBytes = shares(10, (share) => progress(`reading ${name}: ${share} %`));
  const limit = picturesToKeep(membersPerModel);
  try {
    return await readArchive(chosenFiles(given), { name, limit, progress: onBytes });
  } catch (error) {
    if (!(error instanceof NoSuchArchive || error instanceof DataFileError)) throw error;
    throw new BadInput(`--data ${callersPath(given)}: ${error.message} ${error.hint}`);
  }
}
