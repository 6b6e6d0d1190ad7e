/**
 * The compact data file: magic "CLMIA-1\n", a 4-byte little-endian header length, a JSON header, one label byte per
 * example, then the pixels. Checked before a single picture is believed.
 */
import type { Dataset } from './dataset.ts';

export class DataFileError extends Error {
  override readonly name = 'DataFileError';
  readonly hint: string;
  constructor(
    file: string,
    problem: string,
    hint = 'Try again; if it stays, make the file anew with npm run data.',
  ) {
    super(`${file}: ${problem}`);
    this.hint = hint;
  }
}

const MAGIC = 'CLMIA-1\n';

interface Header {
  name: string;
  count: number;
  height: number;
  width: number;
  channels: number;
  classNames: string[];
}

function isHeader(value: unknown): value is Header {
  const h = value as Partial<Header> | null;
  const whole = [h?.count, h?.height, h?.width, h?.channels].every(
    (n) => Number.isInteger(n) && (n as number) > 0,
  );
  return (
    whole &&
    typeof h?.name === 'string' &&
    Array.isArray(h.classNames) &&
    h.classNames.every((c) => typeof c === 'string')
  );
}

export function encodeCompactFile(dataset: Dataset): Uint8Array {
  const { name, count, height, width, channels, classNames } = dataset;
  const encoder = new TextEncoder();
  const header = encoder.encode(JSON.stringify({ name, count, height, width, channels, classNames }));
  const magic = encoder.encode(MAGIC);
  const start = magic.length + 4 + header.length;
  const bytes = new Uint8Array(start + count + dataset.pixels.length);
  bytes.set(magic);
  new DataView(bytes.buffer).setUint32(magic.length, header.length, true);
  bytes.set(header, magic.length + 4);
  bytes.set(dataset.labels, start);
  bytes.set(dataset.pixels, start + count);
  return bytes;
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
  let header: unknown;
  try {
    header = JSON.parse(decoder.decode(bytes.subarray(MAGIC.length + 4, start)));
  } catch {
    header = null;
  }
  if (!isHeader(header)) throw new DataFileError(file, 'has a damaged header.');
  const size = header.height * header.width * header.channels;
  const expected = start + header.count * (1 + size);
  if (bytes.length !== expected) {
    throw new DataFileError(file, `has ${bytes.length} bytes where its header announces ${expected}.`);
  }
  const labels = bytes.slice(start, start + header.count);
  const wrong = labels.findIndex((label) => label >= (header as Header).classNames.length);
  if (wrong >= 0) {
    throw new DataFileError(
      file,
      `label ${labels[wrong]} of example ${wrong} is outside 0-${header.classNames.length - 1}.`,
    );
  }
  return { ...header, labels, pixels: bytes.slice(start + header.count), duplicatesRemoved: 0 };
}
