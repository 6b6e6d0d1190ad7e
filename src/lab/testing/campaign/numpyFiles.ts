/** Files of numpy, written by hand as numpy.lib.format says, in every kind of number, order and version that it has. */
import { joined } from './byteMutations.ts';
import type { Draws } from './draws.ts';

/** An array with its last axis running fastest. */
export interface Nested {
  readonly shape: readonly number[];
  readonly values: readonly number[];
}

export const sizeOf = (shape: readonly number[]): number => shape.reduce((a, b) => a * b, 1);

const KINDS = ['b1', 'i1', 'u1', 'i2', 'u2', 'i4', 'u4', 'i8', 'u8', 'f2', 'f4', 'f8'] as const;
export type Kind = (typeof KINDS)[number];

/** How an array is written. */
export interface NpyForm {
  readonly kind: Kind;
  readonly order: '<' | '>';
  readonly fortran: boolean;
  readonly version: 1 | 2 | 3;
  /** Which header of the same meaning. */
  readonly header: (descr: string, fortran: string, shape: string) => string;
}

const HEADERS: readonly NpyForm['header'][] = [
  (descr, fortran, shape) => `{'descr': '${descr}', 'fortran_order': ${fortran}, 'shape': ${shape}, }`,
  (descr, fortran, shape) => `{'descr': '${descr}', 'fortran_order': ${fortran}, 'shape': ${shape}}`,
  (descr, fortran, shape) => `{'shape': ${shape}, 'fortran_order': ${fortran}, 'descr': '${descr}'}`,
  (descr, fortran, shape) => `{'fortran_order':${fortran},'shape':${shape},'descr':'${descr}'}`,
  (descr, fortran, shape) => `{"descr": "${descr}", "fortran_order": ${fortran}, "shape": ${shape}}`,
];

/** The kinds that hold every value exactly. */
function kindsFor(values: readonly number[]): readonly Kind[] {
  return KINDS.filter((kind) => {
    const [letter, size] = [kind[0], Number(kind[1])];
    const whole = values.every((value) => Number.isInteger(value) && !Object.is(value, -0));
    const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
    if (letter === 'b') return whole && low >= 0 && high <= 1;
    if (letter === 'i')
      return whole && low >= -(2 ** (8 * size - 1)) && high < 2 ** (8 * size - 1) && high < 2 ** 53;
    if (letter === 'u') return whole && low >= 0 && high < Math.min(2 ** 53, 2 ** (8 * size));
    if (size === 4) return values.every((value) => Object.is(Math.fround(value), value));
    return size === 8 || values.every((value) => Object.is(halfValue(halfBits(value)), value));
  });
}

/** Half precision by its definition (IEEE 754), by way of a whole number of 2^-24. */
function halfBits(value: number): number {
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  const size = Math.abs(value);
  if (Number.isNaN(value)) return 0x7e00;
  if (size > 65504) return sign | 0x7c00;
  const exponent = Math.max(-14, Math.floor(Math.log2(size || 2 ** -24)));
  const fraction = Math.round(size / 2 ** (exponent - 10));
  return (
    sign | (exponent === -14 && fraction < 1024 ? fraction : ((exponent + 15) << 10) + (fraction - 1024))
  );
}

function halfValue(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

export function anyNpyForm(values: readonly number[], draws: Draws): NpyForm {
  return {
    kind: draws.one(kindsFor(values)),
    order: draws.one(['<', '<', '>']),
    fortran: draws.chance(0.4),
    version: draws.one([1, 1, 2, 3]),
    header: draws.one(HEADERS),
  };
}

const WRITERS: Readonly<Record<Kind, (view: DataView, at: number, value: number, little: boolean) => void>> =
  {
    b1: (view, at, value) => view.setUint8(at, value),
    i1: (view, at, value) => view.setInt8(at, value),
    u1: (view, at, value) => view.setUint8(at, value),
    i2: (view, at, value, little) => view.setInt16(at, value, little),
    u2: (view, at, value, little) => view.setUint16(at, value, little),
    i4: (view, at, value, little) => view.setInt32(at, value, little),
    u4: (view, at, value, little) => view.setUint32(at, value, little),
    i8: (view, at, value, little) => view.setBigInt64(at, BigInt(value), little),
    u8: (view, at, value, little) => view.setBigUint64(at, BigInt(value), little),
    f2: (view, at, value, little) => view.setUint16(at, halfBits(value), little),
    f4: (view, at, value, little) => view.setFloat32(at, value, little),
    f8: (view, at, value, little) => view.setFloat64(at, value, little),
  };

/** The places of an array's numbers in the order of the file. */
function* placesOf(shape: readonly number[], fortran: boolean): Generator<number> {
  const count = sizeOf(shape);
  for (let i = 0; i < count; i++) {
    if (!fortran) {
      yield i;
      continue;
    }
    let rest = i;
    let place = 0;
    shape.forEach((length, axis) => {
      place += (rest % length) * sizeOf(shape.slice(axis + 1));
      rest = Math.floor(rest / length);
    });
    yield place;
  }
}

/** As Python writes a tuple. */
const tuple = (shape: readonly number[]) => `(${shape.join(', ')}${shape.length === 1 ? ',' : ''})`;

/** @param text of the header, its padding left out */
export function npyBytes(version: number, text: string, data: Uint8Array): Uint8Array<ArrayBuffer> {
  const preamble = version === 1 ? 10 : 12;
  const encoded = new TextEncoder().encode(text);
  const length = Math.ceil((preamble + encoded.length + 1) / 64) * 64 - preamble;
  const start = new Uint8Array(preamble + length).fill(0x20);
  start.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, version, 0]);
  const view = new DataView(start.buffer);
  if (version === 1) view.setUint16(8, length, true);
  else view.setUint32(8, length, true);
  start.set(encoded, preamble);
  start[start.length - 1] = 0x0a;
  return joined(start, data);
}

export function npyData(
  { shape, values }: Nested,
  { kind, order, fortran }: Omit<NpyForm, 'header' | 'version'>,
) {
  const size = Number(kind[1]);
  const data = new Uint8Array(values.length * size);
  const view = new DataView(data.buffer);
  let at = 0;
  for (const place of placesOf(shape, fortran)) {
    WRITERS[kind](view, at, values[place]!, order === '<');
    at += size;
  }
  return data;
}

export function npyFile(array: Nested, form: NpyForm): Uint8Array<ArrayBuffer> {
  const { kind, order, fortran, version, header } = form;
  const mark = kind[1] === '1' ? '|' : order;
  const text = header(`${mark}${kind}`, fortran ? 'True' : 'False', tuple(array.shape));
  return npyBytes(version, text, npyData(array, form));
}

export const formText = ({ kind, order, fortran, version }: NpyForm, shape: readonly number[]) =>
  `${order}${kind} ${tuple(shape)} ${fortran ? 'F' : 'C'} v${version}`;
