/** From the official archives, or their unpacked files, to a dataset; nothing is held but the pictures that are kept. */
import { ARCHIVE_NAMES, type ArchiveName, entryOf } from '../catalogue.ts';
import { DataFileError } from '../compactFile.ts';
import type { Dataset } from '../dataset.ts';
import type { Meter } from './archiveBytes.ts';
import { type ArchiveFile, baseName } from './archiveFile.ts';
import { detectArchives, NoSuchArchive, nothingRecognised, type Source } from './detectArchives.ts';
import { archiveEntries, type Entry, plainEntry } from './entries.ts';
import type { Layout } from './layout.ts';
import { PartReader } from './partReader.ts';
import { READINGS } from './readings.ts';
import { hintOf, withoutPartner } from './records.ts';

/** A dataset that the chosen files can give, and which of them it is read from. */
export interface Recognised {
  readonly name: ArchiveName;
  readonly files: readonly ArchiveFile[];
}

export interface ReadOptions {
  /** Which of the datasets that the files can give; absent: the first of `recognise`. */
  readonly name?: ArchiveName;
  /** Pictures that are kept, the first in official order. */
  readonly limit: number;
  /** Bytes read of the bytes that may have to be read. */
  readonly progress?: (read: number, of: number) => void;
  /** Awaited for every piece of a file; what it throws ends the reading. */
  readonly checkpoint?: () => Promise<void>;
}

/** What is left of an archive is read when it is this little: the checksum of all of it stands at its end. */
const MOST_READ_FOR_CHECKSUM = 2 ** 20;

const namesOf = (layout: Layout) => ARCHIVE_NAMES.filter((name) => READINGS[name].layout === layout);

/** What the files can give, an archive before unpacked files; none where nothing is recognised. Little of them is read. */
export async function recognise(files: readonly ArchiveFile[]): Promise<readonly Recognised[]> {
  const { sources } = await detectArchives(files);
  return ARCHIVE_NAMES.flatMap((name) => {
    const source = sources.find(({ layout }) => layout === READINGS[name].layout);
    return source ? [{ name, files: source.files }] : [];
  });
}

/** @throws DataFileError */
async function sourceOf(files: readonly ArchiveFile[], name: ArchiveName | undefined): Promise<Source> {
  const { sources, problems } = await detectArchives(files);
  const wanted = name && READINGS[name].layout;
  const source = sources.find(({ layout }) => !wanted || layout === wanted);
  if (source) return source;
  const [problem] = problems;
  if (problem) throw problem;
  const [other] = sources;
  if (!other || !wanted) throw nothingRecognised(files);
  throw new NoSuchArchive(
    baseName(other.files[0]!.name),
    `holds ${other.layout.title}, not ${wanted.title}.`,
    `Choose ${namesOf(other.layout)[0]} as the dataset, or load ${wanted.archive}.`,
  );
}

/** Unpacked files in official order, what is small first. @throws DataFileError for one twice, or without its partner */
function inOrder({ files, layout }: Source): { files: ArchiveFile[]; expected: number[] } {
  const named = (name: string) => {
    const [first, second] = files.filter((file) => baseName(file.name) === name);
    if (second) throw new DataFileError(second.name, `is there twice (${first!.name}).`, hintOf(layout));
    return first ? [first] : [];
  };
  const parts = layout.parts.map(({ file, labels }) => ({
    pictures: named(file),
    labels: labels ? named(labels) : [],
  }));
  layout.parts.forEach(({ file, labels }, i) => {
    const [[pictures], [partner]] = [parts[i]!.pictures, parts[i]!.labels];
    if (labels && pictures && !partner) throw withoutPartner(layout, pictures.name, labels);
    if (partner && !pictures) throw withoutPartner(layout, partner.name, file);
  });
  const inParts = parts.flatMap(({ pictures, labels }) => [...labels, ...pictures]);
  return {
    files: [...files.filter((file) => !inParts.includes(file)), ...inParts],
    expected: parts.flatMap(({ pictures }, i) => (pictures.length > 0 ? [i] : [])),
  };
}

async function* entriesOf(
  files: readonly ArchiveFile[],
  packed: boolean,
  meter: Meter,
): AsyncGenerator<Entry> {
  for (const file of files) {
    if (packed) yield* archiveEntries(file, meter);
    else yield plainEntry(file, meter);
  }
}

/**
 * The first `limit` pictures of an official archive, in official order.
 * @throws DataFileError naming file and byte for what is missing, truncated, damaged or no official archive; what
 * `checkpoint` throws
 */
export async function readArchive(
  chosen: readonly ArchiveFile[],
  { name: wanted, limit, progress, checkpoint }: ReadOptions,
): Promise<Dataset> {
  const source = await sourceOf(chosen, wanted);
  const name = wanted ?? namesOf(source.layout)[0]!;
  const reading = READINGS[name];
  const { files, expected } = source.packed
    ? { files: source.files, expected: [...source.layout.parts.keys()] }
    : inOrder(source);
  const of = files.reduce((sum, { size }) => sum + size, 0);
  let read = 0;
  const meter: Meter = async (bytes) => {
    await checkpoint?.();
    read += bytes;
    progress?.(read, of);
  };
  const parts = new PartReader(reading, limit, expected);
  for await (const entry of entriesOf(files, source.packed, meter)) {
    await parts.take(entry);
    if (parts.complete && !(source.packed && of - read <= MOST_READ_FOR_CHECKSUM)) break;
  }
  const { count, values, labels, classNames } = parts.finish();
  return {
    name: entryOf(name).title,
    kind: 'pictures',
    count,
    height: reading.side,
    width: reading.side,
    channels: 3,
    classNames,
    values,
    labels,
    duplicatesRemoved: 0,
  };
}
