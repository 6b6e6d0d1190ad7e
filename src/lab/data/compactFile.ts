/**
 * The compact data file: magic "CLMIA-1\n", a 4-byte little-endian header length, a JSON header, one label byte per
 * example, then the numbers of each (bytes, or little-endian float32). Checked before a single example is believed.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { printable } from '../printable.ts';
import { type Dataset, type DatasetKind, exampleSize } from './dataset.ts';

export class DataFileError extends Error {
  override readonly name = 'DataFileError';
  readonly hint: string;
  constructor(
    file: string,
    problem: string,
    hint = 'Try again; if it stays, make the file anew with npm run data.',
  ) {
    super(`${printable(file)}: ${printable(problem, 1000)}`);
    this.hint = hint;
  }
}

const MAGIC = 'CLMIA-1\n';

/** How one number of an example is written. */
const NUMBERS = { byte: Uint8Array, float32: Float32Array } as const;

const KINDS: readonly DatasetKind[] = ['pictures', 'table', 'texts'];

interface Header extends Omit<Dataset, 'values' | 'labels' | 'duplicatesRemoved'> {
  readonly numbers: keyof typeof NUMBERS;
}

const areTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string');

/** What the header says, where it can be believed; files of pictures may leave out what they have in common. */
function readHeader(text: string): Header | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const described: Partial<Header> = { kind: 'pictures', numbers: 'byte', ...value };
  const { name, kind, count, height, width, channels, classNames, numbers, columns, texts, remarks } =
    described;
  const whole = [count, height, width, channels].every((n) => Number.isInteger(n) && (n as number) > 0);
  const header = { name, kind, count, height, width, channels, classNames, numbers } as Header;
  if (!whole || typeof name !== 'string' || !areTexts(classNames)) return undefined;
  if (!KINDS.includes(header.kind) || !Object.hasOwn(NUMBERS, header.numbers)) return undefined;
  if (columns !== undefined && (!areTexts(columns) || columns.length !== exampleSize(header)))
    return undefined;
  if (texts !== undefined && (!areTexts(texts) || texts.length !== count)) return undefined;
  if (remarks !== undefined && !areTexts(remarks)) return undefined;
  return { ...header, ...(columns && { columns }), ...(texts && { texts }), ...(remarks && { remarks }) };
}

/** Magic, length and header. */
function beginning(header: object): Uint8Array {
  const encoder = new TextEncoder();
  const [magic, text] = [encoder.encode(MAGIC), encoder.encode(JSON.stringify(header))];
  const bytes = new Uint8Array(magic.length + 4 + text.length);
  bytes.set(magic);
  new DataView(bytes.buffer).setUint32(magic.length, text.length, true);
  bytes.set(text, magic.length + 4);
  return bytes;
}

export function encodeCompactFile(dataset: Dataset): Uint8Array<ArrayBuffer> {
  const { values, labels, duplicatesRemoved: _, ...described } = dataset;
  const numbers: Header['numbers'] = values instanceof Float32Array ? 'float32' : 'byte';
  const header = beginning({ ...described, numbers });
  const start = header.length;
  const bytes = new Uint8Array(start + dataset.count + values.byteLength);
  bytes.set(header);
  bytes.set(labels, start);
  bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), start + dataset.count);
  return bytes;
}

/** Where the header of a compact file ends, and what it says; undefined where it is none. */
function headerOf(bytes: Uint8Array): { readonly start: number; readonly text: string } | undefined {
  const decoder = new TextDecoder();
  const first = MAGIC.length + 4;
  if (bytes.length < first || decoder.decode(bytes.subarray(0, MAGIC.length)) !== MAGIC) return undefined;
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(MAGIC.length, true);
  return { start: first + length, text: decoder.decode(bytes.subarray(first, first + length)) };
}

/**
 * What tells one dataset from another: first 64 bits, in hex, of the SHA-256 of its file as it is without remarks. What is
 * said of the same data may change with the reader, and links still name it.
 */
export function checksumOf(compactFile: Uint8Array): string {
  const header = headerOf(compactFile);
  if (!header || readHeader(header.text)?.remarks === undefined)
    return bytesToHex(sha256(compactFile)).slice(0, 16);
  const { remarks: _, ...described } = JSON.parse(header.text) as Header;
  const hash = sha256.create().update(beginning(described));
  return bytesToHex(hash.update(compactFile.subarray(header.start)).digest()).slice(0, 16);
}

/** @throws DataFileError naming the file, what is wrong and where. */
export function decodeCompactFile(file: string, bytes: Uint8Array): Dataset {
  const decoder = new TextDecoder();
  if (decoder.decode(bytes.subarray(0, MAGIC.length)) !== MAGIC) {
    throw new DataFileError(file, 'is not a data file of this lab (wrong first bytes).');
  }
  if (bytes.length < MAGIC.length + 4)
    throw new DataFileError(file, `ends at byte ${bytes.length}, inside its header.`);
  const headerLength = new DataView(bytes.buffer, bytes.byteOffset).getUint32(MAGIC.length, true);
  const start = MAGIC.length + 4 + headerLength;
  const header = readHeader(decoder.decode(bytes.subarray(MAGIC.length + 4, start)));
  if (!header) throw new DataFileError(file, 'has a damaged header.');
  const { numbers, ...described } = header;
  const Numbers = NUMBERS[numbers];
  const size = exampleSize(header) * Numbers.BYTES_PER_ELEMENT;
  const expected = start + header.count * (1 + size);
  if (bytes.length !== expected) {
    throw new DataFileError(file, `has ${bytes.length} bytes where its header announces ${expected}.`);
  }
  const labels = bytes.slice(start, start + header.count);
  const wrong = labels.findIndex((label) => label >= header.classNames.length);
  if (wrong >= 0) {
    throw new DataFileError(
      file,
      `label ${labels[wrong]} of example ${wrong} is outside 0-${header.classNames.length - 1}.`,
    );
  }
  const values = new Numbers(bytes.slice(start + header.count).buffer);
  return { ...described, labels, values, duplicatesRemoved: 0 };
}
