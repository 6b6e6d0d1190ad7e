/** From --data to what the training workers are given. Data is decoded once, here, however many of them there are. */
import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { ARCHIVE_NAMES, type DatasetName, entryOf } from '../../lab/data/catalogue.ts';
import { checksumOf } from '../../lab/data/checksum.ts';
import { encodeCompactFile } from '../../lab/data/compactFile.ts';
import type { Dataset } from '../../lab/data/dataset.ts';
import { occurrences } from '../../lab/data/duplicates.ts';
import { tooFewForAnyRun } from '../../lab/data/leastExamples.ts';
import { SETS, TooFewExamples } from '../../lab/data/split.ts';
import { incompatibleSettings, unusedVersion } from '../../lab/experiment/constraints.ts';
import type { Experiment } from '../../lab/experiment/experiment.ts';
import { problemText } from '../../lab/experiment/experimentText.ts';
import { compactName, DATA_FOLDER, readCompactFile } from '../../runtime/node/compactFiles.ts';
import type { TrainingData } from '../../runtime/node/trainingData.ts';
import { BadInput, refused } from '../badInput.ts';
import { callersPath } from '../callersPath.ts';
import { inputPath } from '../inputFile.ts';
import { archiveAt } from './archiveAt.ts';
import { type OwnTableName, readOwnTable } from './readOwnTable.ts';

/** @param target the column of a table that is to be learned, where one is named */
type Reader = (
  path: string,
  experiment: Experiment,
  progress: (line: string) => void,
  target: string | undefined,
) => Promise<Dataset>;

/** Said before anything is trained. @throws BadInput */
function requireEnough(path: string, dataset: Dataset, membersPerModel: number): void {
  const different = occurrences(dataset).first.length;
  const needed = SETS.length * membersPerModel;
  if (different >= needed) return;
  const { message, hint } = new TooFewExamples(needed, different);
  throw new BadInput(`--data ${path}: ${message} ${tooFewForAnyRun(different) ?? hint}`);
}

const OWN_TABLES: readonly OwnTableName[] = ['own-table', 'own-texts'];

/** How the files of each dataset are read. */
const READERS: Partial<Record<DatasetName, Reader>> = Object.fromEntries([
  ...ARCHIVE_NAMES.map((name): [DatasetName, Reader] => [
    name,
    (path, { dataset }, progress) => archiveAt(path, name, dataset.membersPerModel, progress),
  ]),
  ...OWN_TABLES.map((name): [DatasetName, Reader] => [
    name,
    async (path, { dataset }, progress, target) => {
      const read = readOwnTable(name, path, target, progress);
      requireEnough(path, read, dataset.membersPerModel);
      return read;
    },
  ]),
]);

/** The compact file of the dataset, where `path` is that file or a folder that has it. */
function compactFileAt(path: string, dataset: DatasetName): string | undefined {
  if (basename(path) === compactName(dataset)) return path;
  const inside = join(path, compactName(dataset));
  return existsSync(inside) ? inside : undefined;
}

async function compactBytes(
  experiment: Experiment,
  path: string | undefined,
  progress: (line: string) => void,
  target: string | undefined,
): Promise<Uint8Array | undefined> {
  const { name } = experiment.dataset;
  const made = compactFileAt(path ?? DATA_FOLDER, name);
  if (made) return readCompactFile(inputPath('--data', resolve(made), 'a compact file').path);
  const read = READERS[name];
  if (!read && entryOf(name).from === 'own') {
    throw refused(
      'dataset.name',
      name,
      `${OWN_TABLES.join(' or ')}; the page alone reads pictures of one's own`,
    );
  }
  if (!read) return undefined;
  if (path === undefined) {
    if (entryOf(name).from === 'own') throw refused('--data', 'nothing', `the file of ${name}`);
    const allowed = `a dataset that ${DATA_FOLDER} holds; make it with npm run data -- ${name}, or name its official archive with --data`;
    throw refused('dataset.name', name, allowed);
  }
  return encodeCompactFile(await read(path, experiment, progress, target));
}

function shared(bytes: Uint8Array): Uint8Array<SharedArrayBuffer> {
  const copy = new Uint8Array(new SharedArrayBuffer(bytes.length));
  copy.set(bytes);
  return copy;
}

/** Where what lies beside the page is looked for: the folder itself, or that of a file. */
export const folderOf = (path: string) =>
  statSync(path, { throwIfNoEntry: false })?.isFile() ? dirname(path) : path;

/** Whole. @throws BadInput where it cannot be read; data that is computed reads nothing */
function dataPath({ dataset }: Experiment, given: string): string {
  const entry = entryOf(dataset.name);
  if (entry.from === 'synthetic') return callersPath(given);
  const isTable = (OWN_TABLES as readonly string[]).includes(dataset.name);
  const allowed = isTable ? 'a CSV file that can be read' : 'a file or folder that can be read';
  const kinds = isTable ? { folder: true, pipe: true } : { folder: true };
  const { path } = inputPath('--data', given, allowed, kinds);
  if (entry.from === 'shipped') {
    inputPath('--data', join(folderOf(path), entry.file), `the folder of ${entry.file}`);
  }
  return path;
}

/** @throws BadInput where the data that the experiment names and its settings do not go together */
export function requireFitting(experiment: Experiment, target: string | undefined): void {
  const { name } = experiment.dataset;
  if (target !== undefined && !(OWN_TABLES as readonly string[]).includes(name)) {
    throw refused('--target', target, `dataset.name one of ${OWN_TABLES.join(', ')}, not ${name}`);
  }
  const unsuited = unusedVersion(experiment) ?? incompatibleSettings(experiment)[0];
  if (unsuited) throw new BadInput(problemText(unsuited));
}

/**
 * The experiment's data, and the experiment with that data's checksum.
 * @param path a file or folder; absent: what lies beside the page
 * @param target the column of one's own table that is to be learned; default: its last
 * @throws BadInput where the dataset is not there, does not suit the experiment or is another than it names;
 * DataFileError where it is damaged
 */
export async function loadData(
  experiment: Experiment,
  given: string | undefined,
  progress: (line: string) => void,
  target?: string,
): Promise<{ experiment: Experiment; data: TrainingData }> {
  requireFitting(experiment, target);
  const path = given === undefined ? undefined : dataPath(experiment, given);
  const dataFolder = folderOf(path ?? DATA_FOLDER);
  const { from } = entryOf(experiment.dataset.name);
  const bytes =
    from === 'archive' || from === 'own' ? await compactBytes(experiment, path, progress, target) : undefined;
  if (!bytes) return { experiment, data: { dataFolder } };
  const checksum = checksumOf(bytes);
  const wanted = experiment.dataset.content;
  if (wanted !== '' && wanted !== checksum) {
    throw refused('dataset.content', wanted, `${checksum}, the checksum of what was read`);
  }
  return {
    experiment: { ...experiment, dataset: { ...experiment.dataset, content: checksum } },
    data: { dataFolder, kept: shared(bytes) },
  };
}
