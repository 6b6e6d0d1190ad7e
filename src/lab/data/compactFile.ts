/**
 * The compact data file: magic "CLMIA-1\n", a 4-byte little-endian header length, a JSON header, one label byte per
 * example, then the numbers of each (bytes, or little-endian float32). Checked before a single example is believed.
 */
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
  if (!areTexts(remarks ?? [])) return undefined;
  return { ...header, ...(columns && { columns }), ...(texts && { texts }), ...(remarks && { remarks }) };
}

/** Where the header begins. */
export const HEADER = MAGIC.length + 4;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Magic, length and header. */
export function compactBeginning(header: string): Uint8Array {
  const text = encoder.encode(header);
  const bytes = new Uint8Array(HEADER + text.length);
  bytes.set(encoder.encode(MAGIC));
  new DataView(bytes.buffer).setUint32(MAGIC.length, text.length, true);
  bytes.set(text, HEADER);
  return bytes;
}

/** Where the header ends. @param bytes at least so many that its length is there */
export const headerEnd = ({ buffer, byteOffset }: Uint8Array) =>
  HEADER + new DataView(buffer, byteOffset).getUint32(MAGIC.length, true);

export function encodeCompactFile(dataset: Dataset): Uint8Array<ArrayBuffer> {
  const { values, labels, duplicatesRemoved: _, ...described } = dataset;
  const numbers: Header['numbers'] = values instanceof Float32Array ? 'float32' : 'byte';
  const header = compactBeginning(JSON.stringify({ ...described, numbers }));
  const start = header.length;
  const bytes = new Uint8Array(start + dataset.count + values.byteLength);
  bytes.set(header);
  bytes.set(labels, start);
  bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), start + dataset.count);
  return bytes;
}

/** @throws DataFileError naming the file, what is wrong and where. */
export function decodeCompactFile(file: string, bytes: Uint8Array): Dataset {
  if (decoder.decode(bytes.subarray(0, MAGIC.length)) !== MAGIC) {
    throw new DataFileError(file, 'is not a data file of this lab (wrong first bytes).');
  }
  if (bytes.length < HEADER)
    throw new DataFileError(file, `ends at byte ${bytes.length}, inside its header.`);
  const start = headerEnd(bytes);
  const header = readHeader(decoder.decode(bytes.subarray(HEADER, start)));
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
