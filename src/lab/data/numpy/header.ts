/** The header of an .npy file (numpy.lib.format, versions 1.0 to 3.0): a Python dictionary in text. */
import { NumpyError, SAVE_AGAIN } from './numpyError.ts';

export interface NpyHeader {
  /** numpy's name of the numbers, such as `<f8`. */
  readonly descr: string;
  readonly fortranOrder: boolean;
  readonly shape: readonly number[];
}

/** Bytes from the magic to the end of the header's length: 10, or 12 from version 2.0 on. */
export const LONGEST_PREAMBLE = 12;
/** numpy itself refuses to evaluate headers above 10,000 characters. */
const LONGEST_HEADER = 65_536;
const MAGIC = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];

export interface Preamble {
  readonly major: number;
  readonly headerStart: number;
  /** Where the numbers begin, in bytes. */
  readonly dataStart: number;
}

/** @param bytes the first 12 of the file @throws NumpyError */
export function readPreamble(file: string, bytes: Uint8Array): Preamble {
  if (MAGIC.some((byte, i) => bytes[i] !== byte)) {
    throw new NumpyError(
      file,
      'is not an .npy file (wrong first bytes).',
      'Save the array with numpy.save or numpy.savez.',
    );
  }
  const [major, minor] = [bytes[6]!, bytes[7]!];
  if (major < 1 || major > 3 || minor !== 0) {
    throw new NumpyError(
      file,
      `has version ${major}.${minor} at byte 6; allowed: 1.0, 2.0, 3.0.`,
      SAVE_AGAIN,
    );
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headerStart = major === 1 ? 10 : 12;
  const length = major === 1 ? view.getUint16(8, true) : view.getUint32(8, true);
  if (length > LONGEST_HEADER) {
    throw new NumpyError(
      file,
      `announces a header of ${length} bytes; allowed: up to ${LONGEST_HEADER}.`,
      SAVE_AGAIN,
    );
  }
  return { major, headerStart, dataStart: headerStart + length };
}

const STRUCTURED = /^\{.*'descr'\s*:\s*[[(]/s;
/** A Python dictionary of texts, truths and tuples of whole numbers: Python 2 wrote its long ones with an L. */
const TEXT = String.raw`'[^'\\]*'|"[^"\\]*"`;
const TUPLE = String.raw`\((?:\s*\d+L?\s*,)*(?:\s*\d+L?\s*)?\)`;
const PAIR = String.raw`\s*(${TEXT})\s*:\s*(${TEXT}|True|False|${TUPLE})\s*`;
const DICTIONARY = new RegExp(String.raw`^\s*\{(?:${PAIR},)*(?:${PAIR}|\s*)\}\s*$`);
const KEYS = ['descr', 'fortran_order', 'shape'];

/** What stands under each key, the last where it is there twice, as in Python; none where the text is no dictionary. */
function pairsOf(text: string): ReadonlyMap<string, string> {
  if (!DICTIONARY.test(text)) return new Map();
  return new Map(
    [...text.matchAll(new RegExp(PAIR, 'g'))].map(([, key, value]) => [key!.slice(1, -1), value!]),
  );
}

/** @throws NumpyError for structured arrays and for what is no header */
export function parseHeader(file: string, text: string): NpyHeader {
  if (STRUCTURED.test(text)) {
    throw new NumpyError(
      file,
      'is a structured array (fields with names).',
      'Save each field as an array of its own.',
    );
  }
  const pairs = pairsOf(text);
  const [descr, fortran, shape] = KEYS.map((key) => pairs.get(key) ?? '');
  const known = pairs.size === KEYS.length;
  if (!known || !/^['"]/.test(descr!) || !/^[TF]/.test(fortran!) || !shape!.startsWith('(')) {
    throw new NumpyError(
      file,
      'has a damaged header (descr, fortran_order and shape are needed, and nothing else).',
      SAVE_AGAIN,
    );
  }
  const lengths = shape!.match(/\d+/g)?.map(Number) ?? [];
  const wrong = lengths.find((length) => !Number.isSafeInteger(length));
  if (wrong !== undefined) {
    throw new NumpyError(file, `announces the shape ${shape}; allowed: lengths below 2^53.`, SAVE_AGAIN);
  }
  return { descr: descr!.slice(1, -1), fortranOrder: fortran === 'True', shape: lengths };
}
