/** A value as bytes and back, the same bit for bit on every machine: its arrays of numbers as they are, the rest as JSON. */

const KINDS = {
  Float32Array,
  Float64Array,
  Int8Array,
  Int16Array,
  Int32Array,
  Uint8Array,
  Uint8ClampedArray,
  Uint16Array,
  Uint32Array,
} as const;
type Kind = keyof typeof KINDS;
type Numbers = InstanceType<(typeof KINDS)[Kind]>;

/** What JSON lacks stands in an object of this one name. */
const MARK = '$';
const WORDS: Readonly<Record<string, unknown>> = {
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  '-Infinity': Number.NEGATIVE_INFINITY,
  '-0': -0,
  undefined: undefined,
};
const HEADER = 4;
/** Arrays begin at multiples of it, as those of doubles must. */
const ALIGNED = 8;

const aligned = (at: number) => Math.ceil(at / ALIGNED) * ALIGNED;

function numberPart(value: number): unknown {
  if (Object.is(value, -0)) return { [MARK]: ['-0'] };
  return Number.isFinite(value) ? value : { [MARK]: [String(value)] };
}

/** @throws TypeError for what no stage gives */
function taken(value: unknown, arrays: Numbers[]): unknown {
  if (typeof value === 'number') return numberPart(value);
  if (value === undefined) return { [MARK]: ['undefined'] };
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value;
  if (Array.isArray(value)) return value.map((one) => taken(one, arrays));
  if (ArrayBuffer.isView(value)) {
    const kind = value.constructor.name;
    if (!Object.hasOwn(KINDS, kind)) throw new TypeError(`A ${kind} has no place in an outcome.`);
    arrays.push(value as Numbers);
    return { [MARK]: [kind, (value as Numbers).length] };
  }
  const isRecord = Object.prototype.toString.call(value) === '[object Object]';
  if (!isRecord || Object.hasOwn(value as object, MARK)) {
    throw new TypeError('An outcome has a value that cannot be packed.');
  }
  return Object.fromEntries(Object.entries(value as object).map(([key, one]) => [key, taken(one, arrays)]));
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Numbers) =>
  new Uint8Array(buffer, byteOffset, byteLength);

/** @throws TypeError for what no stage gives */
export function packed(value: unknown): Uint8Array<ArrayBuffer> {
  const arrays: Numbers[] = [];
  const text = new TextEncoder().encode(JSON.stringify(taken(value, arrays)));
  const ends = aligned(HEADER + text.length);
  const all = arrays.reduce((size, { byteLength }) => aligned(size + byteLength), ends);
  const bytes = new Uint8Array(all);
  new DataView(bytes.buffer).setUint32(0, text.length, true);
  bytes.set(text, HEADER);
  let at = ends;
  for (const array of arrays) {
    bytes.set(bytesOf(array), at);
    at = aligned(at + array.byteLength);
  }
  return bytes;
}

/** @throws RangeError, SyntaxError, TypeError for what was not packed */
export function unpacked(bytes: Uint8Array): unknown {
  const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(0, true);
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(HEADER, HEADER + length));
  let at = aligned(HEADER + length);
  const array = (kind: Kind, count: number): Numbers => {
    const size = count * KINDS[kind].BYTES_PER_ELEMENT;
    if (at + size > bytes.length) throw new RangeError('The bytes end within an array.');
    // Each has memory of its own: a part of the whole would take all of it along to another thread.
    const { buffer } = Uint8Array.from(bytes.subarray(at, at + size));
    at = aligned(at + size);
    return new KINDS[kind](buffer);
  };
  // In the order in which they were taken: those of the outside first.
  const given = (part: unknown): unknown => {
    if (typeof part !== 'object' || part === null) return part;
    if (Array.isArray(part)) return part.map(given);
    const mark = (part as { [MARK]?: readonly [string, number?] })[MARK];
    if (!mark) return Object.fromEntries(Object.entries(part).map(([key, one]) => [key, given(one)]));
    const [word, count] = mark;
    return count === undefined ? WORDS[word] : array(word as Kind, count);
  };
  return given(JSON.parse(text));
}
