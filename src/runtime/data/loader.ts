/** From the person's files to a kept dataset. Nothing is kept before all of it has been read. */

import { readArchive } from '../../lab/data/archives/readArchive.ts';
import { READINGS } from '../../lab/data/archives/readings.ts';
import { type DatasetName, ownSetOf } from '../../lab/data/catalogue.ts';
import { checksumOf } from '../../lab/data/checksum.ts';
import { encodeCompactFile } from '../../lab/data/compactFile.ts';
import { type Occurrences, occurrences } from '../../lab/data/duplicates.ts';
import { LEAST_EXAMPLES } from '../../lab/data/leastExamples.ts';
import { limitFor } from '../../lab/data/pictures/collector.ts';
import { NOTHING_SKIPPED } from '../../lab/data/pictures/skipped.ts';
import { archiveFilesOf, checkSizes } from './bytes.ts';
import { DataTooSmall, FilesNotRecognised } from './errors.ts';
import type { KeptSet } from './keptSet.ts';
import { pictureSource } from './pictureSource.ts';
import type { Loaded, LoadOptions, LoadProgress, PickedFile } from './protocol.ts';
import { readColumns } from './readColumns.ts';
import type { ReadDataset } from './readDataset.ts';
import { type DecodePicture, readPictures } from './readPictures.ts';

export interface LoaderHost {
  readonly decode: DecodePicture;
  keep(set: KeptSet, compactFile: Uint8Array): Promise<void>;
  progress(progress: LoadProgress): void;
  /** Milliseconds since 1970. */
  now(): number;
}

const nameOf = (options: LoadOptions): DatasetName =>
  options.kind === 'archive' ? options.name : ownSetOf(options.kind);

async function readFiles(
  files: readonly PickedFile[],
  options: LoadOptions,
  { decode, progress }: LoaderHost,
): Promise<ReadDataset> {
  switch (options.kind) {
    case 'archive': {
      const { name, limit } = options;
      const dataset = await readArchive(archiveFilesOf(files), {
        name,
        limit: limitFor(READINGS[name].side, limit),
        progress: (read, total) => progress({ read, total, examples: null }),
      });
      return {
        dataset,
        skipped: NOTHING_SKIPPED,
        remarks: [],
        place: (index) => `picture ${index + 1}`,
      };
    }
    case 'pictures': {
      const source = pictureSource(files);
      if (!source) throw new FilesNotRecognised(files);
      const { total } = source;
      return readPictures(source, options, decode, (read, examples) => progress({ read, total, examples }));
    }
    default: {
      const [file] = files;
      if (files.length !== 1 || !file) throw new FilesNotRecognised(files);
      return readColumns(file, options);
    }
  }
}

const REPEATS_NAMED = 50;

function namedRepeats({ repeats }: Occurrences, place: ReadDataset['place']): KeptSet['repeats'] {
  return repeats
    .slice(0, REPEATS_NAMED)
    .map(({ index, equals }) => ({ first: place(equals), again: place(index) }));
}

function originOf(files: readonly PickedFile[]): string {
  const [first] = files;
  const top = first?.path.split('/')[0] ?? '';
  return files.length === 1 ? first!.path : `${top} (${files.length} files)`;
}

/** @throws the named errors of what is read, DataTooSmall, DataNotKept */
export async function loadFiles(
  files: readonly PickedFile[],
  options: LoadOptions,
  host: LoaderHost,
): Promise<Loaded> {
  checkSizes(files);
  const { dataset, skipped, remarks, place } = await readFiles(files, options, host);
  const found = occurrences(dataset);
  if (found.first.length < LEAST_EXAMPLES) throw new DataTooSmall(found.first.length, LEAST_EXAMPLES);
  const compactFile = encodeCompactFile(dataset);
  const { kind, count, height, width, channels, classNames } = dataset;
  const set: KeptSet = {
    name: nameOf(options),
    content: checksumOf(compactFile),
    kind,
    count,
    different: found.first.length,
    repeats: namedRepeats(found, place),
    height,
    width,
    channels,
    classNames,
    size: compactFile.length,
    origin: originOf(files),
    added: host.now(),
  };
  await host.keep(set, compactFile);
  return { set, skipped, remarks };
}
