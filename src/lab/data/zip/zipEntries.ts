/**
 * What lies in a zip archive, and the bytes of each entry as they are asked for: neither the archive nor what it unpacks
 * to is ever held. zip.js reads the table of contents and the headers (zip64, data descriptors, entries that overlap);
 * it is loaded when the first archive is opened.
 */
import type { FileEntry, Reader, ZipReader } from '@zip.js/zip.js/lib/zip-core-reader.js';
import { type ByteSource, type ByteStream, chunksOf, readAhead } from '../byteSource.ts';
import { type Announced, unpackedBytes } from './unpackedBytes.ts';

const MOST_ENTRIES = 200_000;
/** Of the table of contents, which is held: names of three hundred bytes for as many entries. */
const LONGEST_TABLE = 64 * 2 ** 20;

export interface ZipEntry {
  readonly path: string;
  /** In bytes, as the table of contents announces them. */
  readonly size: number;
  readonly packedSize: number;
  /** @throws as `zipEntries` does, also while the bytes stream */
  open(): Promise<ByteStream>;
}

/** Makes an error of what is wrong. @param where the archive, or the archive and an entry's path in it */
export type Refuse = (where: string, problem: string) => Error;

type Library = typeof import('@zip.js/zip.js/lib/zip-core-reader.js');

/** The archive as zip.js asks for it, which is a header or the table of contents at a time. */
class HeaderReader implements Reader<ByteSource> {
  readonly size: number;
  /** Why a read failed. It is told as it is: it says nothing of the archive. */
  failure: unknown;

  constructor(
    private readonly source: ByteSource,
    private readonly refuse: Refuse,
  ) {
    this.size = source.size;
  }

  async readUint8Array(start: number, length: number): Promise<Uint8Array> {
    try {
      if (length > LONGEST_TABLE) {
        const problem = `has a table of contents of ${length} bytes; allowed: up to ${LONGEST_TABLE}.`;
        throw this.refuse(this.source.name, problem);
      }
      const from = Math.min(Math.max(0, start), this.size);
      return await this.source.read(from, Math.min(Math.max(from, start + length), this.size));
    } catch (error) {
      this.failure = error;
      throw error;
    }
  }

  /** zip.js would read an entry's bytes from here; they are read by `openEntry`. */
  createReadable(): ReadableStream<Uint8Array> {
    return new ReadableStream();
  }

  get readable(): ReadableStream {
    return this.createReadable();
  }
}

const reasonOf = (error: unknown) => {
  const { message, reason } = error as Error & { readonly reason?: string };
  return reason === undefined ? message : `${message}: ${reason}`;
};

function tableProblem(
  library: Library,
  error: unknown,
  { size, directoryOffset, entries }: { size: number; directoryOffset: number | undefined; entries: number },
): string {
  switch ((error as Error).message) {
    case library.ERR_BAD_FORMAT:
    case library.ERR_EOCDR_NOT_FOUND:
      return `is no complete zip archive: its ${size} bytes have no table of contents.`;
    case library.ERR_SPLIT_ZIP_FILE:
      return 'is one part of a zip archive in several files.';
    default: {
      const place = directoryOffset === undefined ? '' : ` at byte ${directoryOffset}, entry ${entries + 1}`;
      return `has a damaged table of contents${place} (${reasonOf(error)}).`;
    }
  }
}

/** Of an archive that can be read in two ways. */
function contradiction(library: Library, { warnings = [], directoryOffset }: ZipReader<unknown>) {
  const reasons = warnings.map(({ reason }) => reason);
  if (reasons.includes(library.WARNING_MISMATCHED_CENTRAL_DIRECTORY_OFFSET)) {
    return `says that its table of contents would stand elsewhere than at byte ${directoryOffset}.`;
  }
  if (reasons.includes(library.WARNING_TRAILING_CENTRAL_DIRECTORY_DATA)) {
    return 'has a damaged table of contents: it holds more than its entries.';
  }
  return undefined;
}

function entryProblem(library: Library, error: unknown, { offset, compressedSize }: FileEntry): string {
  switch ((error as Error).message) {
    case library.ERR_LOCAL_FILE_HEADER_NOT_FOUND:
      return `has no entry at byte ${offset} of the archive.`;
    case library.ERR_ENTRY_DATA_OUT_OF_BOUNDS:
      return `announces ${compressedSize} packed bytes from byte ${offset} of the archive on, more than stand there.`;
    case library.ERR_OVERLAPPING_ENTRY:
      return 'shares bytes of the archive with another entry.';
    default:
      return `cannot be found in the archive (${reasonOf(error)}).`;
  }
}

/** The ways of packing that are unpacked here, by their numbers in the archive. */
const PACKINGS: ReadonlyMap<number, Announced['packing']> = new Map([
  [0, 'stored'],
  [8, 'deflated'],
]);

/** A damaged header may not tell it. */
const methodText = (method: number | undefined) =>
  method === undefined ? 'no known method' : `method ${method}`;

/** What a byte of deflate grows to at most: 258 bytes take two bits or more (RFC 1951). */
const MOST_PER_PACKED_BYTE = 1032;
/** Below it nobody needs to ask: it is held anyway. */
const FEW_BYTES = 2 ** 16;

/** Where zip.js would put bytes that it is never asked for. */
const NOWHERE = new WritableStream();

interface Archive {
  readonly library: Library;
  readonly source: ByteSource;
  readonly headers: HeaderReader;
  readonly refuse: Refuse;
}

async function openEntry(archive: Archive, entry: FileEntry): Promise<ByteStream> {
  const { library, source, headers } = archive;
  const name = `${source.name}/${entry.filename}`;
  const refuse = (problem: string) => archive.refuse(name, problem);
  if (entry.encrypted) throw refuse('is encrypted.');
  const packing = PACKINGS.get(entry.compressionMethod);
  if (!packing) {
    const method = methodText(entry.compressionMethod);
    throw refuse(`is packed by ${method}; allowed: stored (0), deflated (8).`);
  }
  // Whoever reads makes room for what is announced.
  if (entry.uncompressedSize > entry.compressedSize * MOST_PER_PACKED_BYTE + FEW_BYTES) {
    throw refuse(
      `announces ${entry.uncompressedSize} bytes, more than its ${entry.compressedSize} packed bytes can hold.`,
    );
  }
  headers.failure = undefined;
  // Reads and checks the entry's own header, and none of its bytes.
  await entry.getData(NOWHERE, { checkOverlappingEntryOnly: true }).catch((error: unknown) => {
    throw headers.failure ?? refuse(entryProblem(library, error, entry));
  });
  const { dataOffset, compressionMethod } = entry.localDirectory!;
  if (compressionMethod !== entry.compressionMethod) {
    throw refuse(
      `is packed by ${methodText(compressionMethod)}, and by ${entry.compressionMethod} in the table of contents.`,
    );
  }
  const packed = chunksOf(source, dataOffset, dataOffset + entry.compressedSize);
  const announced = { packing, size: entry.uncompressedSize, crc: entry.crc32 };
  return { name, size: announced.size, chunks: unpackedBytes(packed, announced, refuse) };
}

/** Its code comes when the first archive is read, or ahead of that. */
export const loadZipReader = () => import('@zip.js/zip.js/lib/zip-core-reader.js');

/**
 * The files of an archive in the order of its table of contents, folders left out.
 * @param most entries that it may have
 * @throws what `refuse` makes of an archive that is none, cut short, damaged or larger than allowed; what reading throws
 */
export async function* zipEntries(
  given: ByteSource,
  refuse: Refuse,
  most = MOST_ENTRIES,
): AsyncGenerator<ZipEntry> {
  const library = await loadZipReader();
  const source = readAhead(given);
  const headers = new HeaderReader(source, refuse);
  const archive: Archive = { library, source, headers, refuse };
  const reader = new library.ZipReader(headers, {
    // No path is written to a disk.
    filenameValidation: 'tolerant',
    // The table of contents decides; what differs from it shows when an entry is unpacked.
    checkLocalDirectory: false,
    useWebWorkers: false,
  });
  const entries = reader.getEntriesGenerator();
  for (let count = 0; ; count++) {
    const next = await entries.next().catch((error: unknown) => {
      const where = { size: source.size, directoryOffset: reader.directoryOffset, entries: count };
      throw headers.failure ?? refuse(source.name, tableProblem(library, error, where));
    });
    if (next.done) break;
    if (count === most) throw refuse(source.name, `holds more than ${most} files.`);
    const entry = next.value;
    if (entry.directory) continue;
    yield {
      path: entry.filename,
      size: entry.uncompressedSize,
      packedSize: entry.compressedSize,
      open: () => openEntry(archive, entry),
    };
  }
  const problem = contradiction(library, reader);
  if (problem) throw refuse(source.name, problem);
}
