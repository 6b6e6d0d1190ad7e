/** Which of the chosen files are which official archive: told by their names, their sizes and what they begin with. */
import { DataFileError } from '../compactFile.ts';
import type { Meter } from './archiveBytes.ts';
import { type ArchiveFile, baseName } from './archiveFile.ts';
import { peek, piecesOf } from './byteStreams.ts';
import { archiveEntries, type Entry } from './entries.ts';
import { type FileKind, HEAD_BYTES, kindOf } from './fileKinds.ts';
import type { Layout } from './layout.ts';
import { LAYOUTS, READINGS } from './readings.ts';
import { recordCount } from './records.ts';

/** What one dataset is read from: an archive, or its unpacked files. */
export interface Source {
  readonly layout: Layout;
  readonly packed: boolean;
  readonly files: readonly ArchiveFile[];
}

export interface DetectedArchives {
  readonly sources: readonly Source[];
  /** Why files that look like an archive are none. */
  readonly problems: readonly DataFileError[];
}

/** An archive's first files tell what it is; an archive of something else is not read to its end. */
const MOST_LOOKED_AT = 8 * 2 ** 20;
/** Pictures without labels, which only STL-10 has. */
const UNLABELLED = 'unlabeled_X.bin';

const partOf = (layout: Layout, name: string) => layout.parts.find(({ file }) => file === name);
const isLabels = (layout: Layout, name: string) => layout.parts.some(({ labels }) => labels === name);
const namesOf = (layout: Layout) =>
  Object.values(READINGS).flatMap((reading) => (reading.layout === layout ? [reading.namesFile] : []));

/** The layout that a file of pictures belongs to by its name. @throws DataFileError where its size denies it */
function layoutOf(entry: Pick<Entry, 'name' | 'where' | 'size'>): Layout | undefined {
  for (const layout of LAYOUTS) {
    const part = partOf(layout, entry.name);
    if (!part) continue;
    recordCount(entry, layout, part.most);
    return layout;
  }
  return undefined;
}

/** The other forms in which the same authors offer their sets. */
function otherForm(where: string, kind: FileKind): DataFileError | undefined {
  const form = { pickle: 'pickled for Python', matlab: 'made for MATLAB' }[kind as string];
  return form === undefined ? undefined : wrongForm(where, form);
}

function wrongForm(where: string, form: string): DataFileError {
  const binary = LAYOUTS.map(({ archive, address }) => `${archive} (${address})`).join(', ');
  return new DataFileError(
    where,
    `is ${form}, which is not read here.`,
    `Take the binary version: ${binary}.`,
  );
}

const PYTHON = /^(data_batch_\d|test_batch|batches\.meta|train|test|meta)$/;

async function lookInto(file: ArchiveFile): Promise<Layout | undefined> {
  let seen = 0;
  const meter: Meter = async (bytes) => {
    seen += bytes;
  };
  for await (const entry of archiveEntries(file, meter)) {
    if (entry.name === UNLABELLED) return LAYOUTS.find((layout) => partOf(layout, 'train_X.bin'));
    const layout = layoutOf(entry);
    if (layout) return layout;
    if (PYTHON.test(entry.name)) throw wrongForm(entry.where, 'pickled for Python');
    if (entry.name.endsWith('.mat')) throw wrongForm(entry.where, 'made for MATLAB');
    if (seen + entry.size > MOST_LOOKED_AT) return undefined;
  }
  return undefined;
}

async function headOf(file: ArchiveFile): Promise<Uint8Array> {
  const pieces = piecesOf(file.stream());
  try {
    return (await peek(pieces, HEAD_BYTES)).head;
  } finally {
    await pieces.return(undefined);
  }
}

/** Archives of pictures are the only ones that are looked for; what is neither is passed over. */
export async function detectArchives(files: readonly ArchiveFile[]): Promise<DetectedArchives> {
  const packed: Source[] = [];
  const unpacked: Source[] = [];
  const problems: DataFileError[] = [];
  const known = new Set<ArchiveFile>();
  const kept = (error: unknown) => {
    if (!(error instanceof DataFileError)) throw error;
    problems.push(error);
  };
  for (const layout of LAYOUTS) {
    const names = namesOf(layout);
    const own = files.filter(({ name }) => {
      const base = baseName(name);
      return partOf(layout, base) || isLabels(layout, base) || names.includes(base);
    });
    let pictures = 0;
    for (const file of own) {
      known.add(file);
      if (isLabels(layout, baseName(file.name))) pictures++;
      try {
        if (layoutOf({ name: baseName(file.name), where: file.name, size: file.size })) pictures++;
      } catch (error) {
        kept(error);
      }
    }
    if (pictures > 0) unpacked.push({ layout, packed: false, files: own });
  }
  for (const file of files) {
    if (known.has(file)) continue;
    try {
      const kind = kindOf(await headOf(file));
      const other = otherForm(file.name, kind);
      if (other) throw other;
      if (kind !== 'gzip' && kind !== 'tar') continue;
      const layout = await lookInto(file);
      if (layout) packed.push({ layout, packed: true, files: [file] });
    } catch (error) {
      kept(error);
    }
  }
  // An archive is whole where the files beside it may be some of it.
  return { sources: [...packed, ...unpacked], problems };
}

/** Among the files is no archive of the wanted kind. */
export class NoSuchArchive extends DataFileError {}

/** The error for files among which nothing is recognised. */
export function nothingRecognised(files: readonly ArchiveFile[]): NoSuchArchive {
  const shown = files.slice(0, 8).map(({ name }) => baseName(name));
  const more = files.length > shown.length ? ` and ${files.length - shown.length} more` : '';
  const found = files.length === 0 ? 'no files' : `${shown.join(', ')}${more}`;
  const expected = LAYOUTS.map(
    ({ archive, parts }) =>
      `${archive} or its ${parts.flatMap(({ file, labels }) => (labels ? [file, labels] : [file])).join(', ')}`,
  ).join('; ');
  return new NoSuchArchive(
    'No official archive',
    `found ${found}; expected ${expected}.`,
    `Download one: ${LAYOUTS.map(({ address }) => address).join(', ')}.`,
  );
}
