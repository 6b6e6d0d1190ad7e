/** The table of contents of a zip archive (APPNOTE 6.3.10), zip64 too, as numpy.savez writes it. */
import type { ByteSource } from '../byteSource.ts';
import { NumpyError, SAVE_AGAIN } from './numpyError.ts';

export interface ZipEntry {
  readonly path: string;
  readonly method: 'stored' | 'deflated';
  readonly crc: number;
  /** In bytes, as the archive announces them. */
  readonly packedSize: number;
  readonly size: number;
  /** Where the entry's own header stands in the archive. */
  readonly offset: number;
}

const END = 0x06054b50;
const END_LENGTH = 22;
const END64_LOCATOR = 0x07064b50;
const END64 = 0x06064b50;
const ENTRY = 0x02014b50;
const ENTRY_LENGTH = 46;
const LONGEST_COMMENT = 65_535;
/** Of the table itself: a hundred thousand names would fit. */
const LONGEST_TABLE = 16 * 2 ** 20;
const UNKNOWN = 0xffffffff;

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const long = (view: DataView, at: number) => Number(view.getBigUint64(at, true));

function notAnArchive(file: string, problem: string): NumpyError {
  return new NumpyError(file, problem, `${SAVE_AGAIN} An .npz file is a zip archive of .npy files.`);
}

async function readWithin(
  source: ByteSource,
  start: number,
  length: number,
  what: string,
): Promise<DataView> {
  if (!(start >= 0 && start + length <= source.size)) {
    throw notAnArchive(source.name, `ends at byte ${source.size}, and ${what} would stand at byte ${start}.`);
  }
  return viewOf(await source.read(start, start + length));
}

/** Where the table stands and how long it is. */
async function findTable(source: ByteSource): Promise<{ start: number; length: number }> {
  const tailStart = Math.max(0, source.size - END_LENGTH - LONGEST_COMMENT);
  const tail = viewOf(await source.read(tailStart, source.size));
  let at = tail.byteLength - END_LENGTH;
  while (at >= 0 && tail.getUint32(at, true) !== END) at--;
  if (at < 0)
    throw notAnArchive(
      source.name,
      `is no complete zip archive: its ${source.size} bytes have no table of contents.`,
    );
  const length = tail.getUint32(at + 12, true);
  const start = tail.getUint32(at + 16, true);
  const locator = at - 20;
  if (locator < 0 || tail.getUint32(locator, true) !== END64_LOCATOR) return { start, length };
  const record = await readWithin(source, long(tail, locator + 8), 56, 'its zip64 record');
  if (record.getUint32(0, true) !== END64) throw notAnArchive(source.name, 'has a damaged zip64 record.');
  return { start: long(record, 48), length: long(record, 40) };
}

/** Sizes that did not fit in 32 bits stand in the extra field, in this order. */
function wideSizes(
  table: DataView,
  at: number,
  end: number,
  sizes: { size: number; packedSize: number; offset: number },
) {
  for (let field = at; field + 4 <= end; field += 4 + table.getUint16(field + 2, true)) {
    if (table.getUint16(field, true) !== 1) continue;
    let from = field + 4;
    for (const key of ['size', 'packedSize', 'offset'] as const) {
      if (sizes[key] !== UNKNOWN || from + 8 > end) continue;
      sizes[key] = long(table, from);
      from += 8;
    }
  }
  return sizes;
}

function methodOf(file: string, path: string, method: number): ZipEntry['method'] {
  if (method === 0) return 'stored';
  if (method === 8) return 'deflated';
  const hint = 'Save it with numpy.savez or numpy.savez_compressed.';
  throw new NumpyError(
    `${file}/${path}`,
    `is packed by method ${method}; allowed: stored (0), deflated (8).`,
    hint,
  );
}

/** @throws NumpyError for what is no complete zip archive, or packed in a way that numpy does not use */
export async function readZipDirectory(source: ByteSource): Promise<ZipEntry[]> {
  const { start, length } = await findTable(source);
  if (length > LONGEST_TABLE) {
    throw notAnArchive(
      source.name,
      `has a table of contents of ${length} bytes; allowed: up to ${LONGEST_TABLE}.`,
    );
  }
  const table = await readWithin(source, start, length, 'its table of contents');
  const entries: ZipEntry[] = [];
  for (let at = 0; at < length; ) {
    if (at + ENTRY_LENGTH > length || table.getUint32(at, true) !== ENTRY) {
      throw notAnArchive(source.name, `has a damaged table of contents at byte ${start + at}.`);
    }
    const nameEnd = at + ENTRY_LENGTH + table.getUint16(at + 28, true);
    const extraEnd = nameEnd + table.getUint16(at + 30, true);
    const next = extraEnd + table.getUint16(at + 32, true);
    if (next > length)
      throw notAnArchive(source.name, `has a damaged table of contents at byte ${start + at}.`);
    const name = new Uint8Array(
      table.buffer,
      table.byteOffset + at + ENTRY_LENGTH,
      nameEnd - at - ENTRY_LENGTH,
    );
    const path = new TextDecoder().decode(name);
    if (table.getUint16(at + 8, true) & 1) {
      throw new NumpyError(`${source.name}/${path}`, 'is encrypted.', 'Save the file without a password.');
    }
    const sizes = wideSizes(table, nameEnd, extraEnd, {
      packedSize: table.getUint32(at + 20, true),
      size: table.getUint32(at + 24, true),
      offset: table.getUint32(at + 42, true),
    });
    const method = methodOf(source.name, path, table.getUint16(at + 10, true));
    entries.push({ path, method, crc: table.getUint32(at + 16, true), ...sizes });
    at = next;
  }
  return entries;
}
