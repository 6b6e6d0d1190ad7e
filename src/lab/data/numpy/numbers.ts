/** What numpy's kinds of numbers become here: the same kind where JavaScript has it, else one that holds it exactly. */
import { NumpyError } from './numpyError.ts';

export type Numbers =
  | Int8Array
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | Float32Array
  | Float64Array;

export interface NumberKind {
  /** Bytes of one number in the file. */
  readonly size: number;
  readonly bigEndian: boolean;
  /** From bytes in little-endian order, aligned to 8; may share them. */
  readonly read: (file: string, bytes: Uint8Array<ArrayBuffer>) => Numbers;
}

type Viewed = new (buffer: ArrayBuffer, offset: number, length: number) => Numbers;

const viewed =
  (Kind: Viewed & { readonly BYTES_PER_ELEMENT: number }): NumberKind['read'] =>
  (_, { buffer, byteOffset, byteLength }) =>
    new Kind(buffer, byteOffset, byteLength / Kind.BYTES_PER_ELEMENT);

/** IEEE 754 half precision, as the number it is. */
function halfValue(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (1024 + fraction) * 2 ** (exponent - 25);
}

let halfValues: Float32Array | undefined;

const halves: NumberKind['read'] = (_, { buffer, byteOffset, byteLength }) => {
  const bits = new Uint16Array(buffer, byteOffset, byteLength / 2);
  const values = new Float32Array(bits.length);
  halfValues ??= Float32Array.from({ length: 2 ** 16 }, (_, i) => halfValue(i));
  const table = halfValues;
  for (let i = 0; i < bits.length; i++) values[i] = table[bits[i]!]!;
  return values;
};

/** The upper half of a float32: how numpy writes the bfloat16 of ml_dtypes, as raw bytes without a name. */
const brains: NumberKind['read'] = (_, { buffer, byteOffset, byteLength }) => {
  const bits = new Uint16Array(buffer, byteOffset, byteLength / 2);
  const wide = new Uint32Array(bits.length);
  for (let i = 0; i < bits.length; i++) wide[i] = bits[i]! << 16;
  return new Float32Array(wide.buffer);
};

const longs =
  (Kind: BigInt64ArrayConstructor | BigUint64ArrayConstructor): NumberKind['read'] =>
  (file, { buffer, byteOffset, byteLength }) => {
    const whole = new Kind(buffer, byteOffset, byteLength / 8);
    const values = new Float64Array(whole.length);
    for (let i = 0; i < whole.length; i++) {
      values[i] = Number(whole[i]);
      if (!Number.isSafeInteger(values[i])) {
        const hint = 'Class numbers and memberships are small: look at what was saved.';
        throw new NumpyError(
          file,
          `holds ${whole[i]} at position ${i}; allowed: up to 2^53 - 1 either way.`,
          hint,
        );
      }
    }
    return values;
  };

const truths: NumberKind['read'] = (_, bytes) => {
  for (let i = 0; i < bytes.length; i++) bytes[i] = bytes[i] === 0 ? 0 : 1;
  return bytes;
};

const READERS: Readonly<Record<string, NumberKind['read']>> = {
  b1: truths,
  i1: viewed(Int8Array),
  u1: viewed(Uint8Array),
  i2: viewed(Int16Array),
  u2: viewed(Uint16Array),
  i4: viewed(Int32Array),
  u4: viewed(Uint32Array),
  i8: longs(BigInt64Array),
  u8: longs(BigUint64Array),
  V2: brains,
  f2: halves,
  f4: viewed(Float32Array),
  f8: viewed(Float64Array),
};

const REFUSED: Readonly<Record<string, readonly [kind: string, hint: string]>> = {
  O: [
    'Python objects, which are never unpickled',
    'Save numbers, all rows of one length: array.astype("float32"); of names: array.astype(str).',
  ],
  V: ['raw bytes or fields', 'Save each field as an array of its own.'],
  U: ['texts', 'Save class numbers in place of names.'],
  S: ['texts', 'Save class numbers in place of names.'],
  c: ['complex numbers', 'Save the real part.'],
  f: ['floats of another precision', 'Save array.astype("float64").'],
  M: ['dates', 'Save numbers.'],
  m: ['durations', 'Save numbers.'],
};

/** @param descr numpy's name of a kind of numbers, such as `>f4` @throws NumpyError naming kinds that are refused */
export function numberKind(file: string, descr: string): NumberKind {
  const read = /^[<>|=]/.test(descr) ? READERS[descr.slice(1)] : undefined;
  if (read) return { size: Number(descr.slice(2)), bigEndian: descr.startsWith('>'), read };
  const [kind, hint] = REFUSED[descr.replace(/^[<>|=]/, '').charAt(0)] ?? [
    'an unknown kind',
    'Save float32 or int64.',
  ];
  throw new NumpyError(file, `holds ${kind} (dtype ${descr}); allowed: float, int, uint and bool.`, hint);
}

/** Turns the bytes of each number around, in place. */
export function swapBytes(bytes: Uint8Array, size: number): void {
  for (let from = 0; from < bytes.length; from += size) {
    for (let low = from, high = from + size - 1; low < high; low++, high--) {
      const kept = bytes[low]!;
      bytes[low] = bytes[high]!;
      bytes[high] = kept;
    }
  }
}
