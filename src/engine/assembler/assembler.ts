/**
 * Just enough of a WebAssembly assembler for the SIMD loops of the kernels: expressions are their own bytes, in the
 * order of the stack machine (webassembly.github.io/spec/core/binary).
 */
export type Code = readonly number[];
export type Local = number;
export type ValueType = 'i32' | 'f32' | 'v128';

const typeByte = { i32: 0x7f, f32: 0x7d, v128: 0x7b } as const;

function unsigned(value: number): number[] {
  const low = value & 0x7f;
  const rest = value >>> 7;
  return rest === 0 ? [low] : [low | 0x80, ...unsigned(rest)];
}

function signed(value: number): number[] {
  const low = value & 0x7f;
  const rest = value >> 7;
  const done = (rest === 0 && (low & 0x40) === 0) || (rest === -1 && (low & 0x40) !== 0);
  return done ? [low] : [low | 0x80, ...signed(rest)];
}

const fourTimes = ({ buffer }: Float32Array | Int32Array): number[] => {
  const bytes = [...new Uint8Array(buffer)];
  return [...bytes, ...bytes, ...bytes, ...bytes];
};
const vector = (items: readonly Code[]): number[] => [...unsigned(items.length), ...items.flat()];
const sized = (bytes: Code): number[] => [...unsigned(bytes.length), ...bytes];
const named = (name: string): number[] => sized([...new TextEncoder().encode(name)]);
const simd = (opcode: number): number[] => [0xfd, ...unsigned(opcode)];
const binary =
  (...opcode: number[]) =>
  (a: Code, b: Code): Code => [...a, ...b, ...opcode];
const unary =
  (...opcode: number[]) =>
  (a: Code): Code => [...a, ...opcode];
const ternary =
  (...opcode: number[]) =>
  (a: Code, b: Code, c: Code): Code => [...a, ...b, ...c, ...opcode];

export const get = (local: Local): Code => [0x20, ...unsigned(local)];
export const set = (local: Local, value: Code): Code => [...value, 0x21, ...unsigned(local)];

export const i32 = {
  constant: (value: number): Code => [0x41, ...signed(value)],
  add: binary(0x6a),
  sub: binary(0x6b),
  mul: binary(0x6c),
  and: binary(0x71),
  shiftRight: binary(0x76),
  /** Unsigned: 1 where a < b, else 0. */
  less: binary(0x49),
  equal: binary(0x46),
};

export const f32 = {
  load: (address: Code, offset = 0): Code => [...address, 0x2a, 0, ...unsigned(offset)],
  store: (address: Code, value: Code, offset = 0): Code => [
    ...address,
    ...value,
    ...[0x38, 0, ...unsigned(offset)],
  ],
};

export const v128 = {
  load: (address: Code, offset = 0): Code => [...address, ...simd(0x00), 0, ...unsigned(offset)],
  loadSplat: (address: Code, offset = 0): Code => [...address, ...simd(0x09), 0, ...unsigned(offset)],
  store: (address: Code, value: Code, offset = 0): Code => [
    ...address,
    ...value,
    ...simd(0x0b),
    0,
    ...unsigned(offset),
  ],
  /** One float into the first lane, zeros into the rest. */
  loadOne: (address: Code): Code => [...address, ...simd(0x5c), 0, 0],
  /** One lane. */
  storeLane: (address: Code, value: Code, lane: number): Code => [
    ...address,
    ...value,
    ...simd(0x5a),
    ...[0, 4 * lane, lane],
  ],
  and: binary(...simd(0x4e)),
  andNot: binary(...simd(0x4f)),
  xor: binary(...simd(0x51)),
};

export const f32x4 = {
  constant: (value: number): Code => [...simd(0x0c), ...fourTimes(new Float32Array([value]))],
  splat: unary(...simd(0x13)),
  eq: binary(...simd(0x41)),
  greater: binary(...simd(0x44)),
  sqrt: unary(...simd(0xe3)),
  add: binary(...simd(0xe4)),
  sub: binary(...simd(0xe5)),
  mul: binary(...simd(0xe6)),
  div: binary(...simd(0xe7)),
  /** The smaller, and the first where they cannot be compared: one instruction, unlike `min`. */
  pmin: (a: Code, b: Code): Code => [...a, ...b, ...simd(0xea)],
  pmax: (a: Code, b: Code): Code => [...a, ...b, ...simd(0xeb)],
  /** a b + c, rounded once or twice, as the processor has it. */
  relaxedMultiplyAdd: ternary(...simd(0x105)),
  /** c - a b, likewise. */
  relaxedMultiplySubtract: ternary(...simd(0x106)),
};

/** Four floats chosen from the eight of a and b by their positions. */
export const shuffle = (a: Code, b: Code, positions: readonly [number, number, number, number]): Code => [
  ...[...a, ...b, ...simd(0x0d)],
  ...positions.flatMap((p) => [0, 1, 2, 3].map((byte) => 4 * p + byte)),
];

export const i32x4 = {
  constant: (value: number): Code => [...simd(0x0c), ...fourTimes(new Int32Array([value]))],
  /** Four constants. */
  constants: (values: readonly [number, number, number, number]): Code => [
    ...simd(0x0c),
    ...new Uint8Array(new Int32Array(values).buffer),
  ],
  shiftLeft: (a: Code, bits: number): Code => [...a, ...i32.constant(bits), ...simd(0xab)],
  shiftRight: (a: Code, bits: number): Code => [...a, ...i32.constant(bits), ...simd(0xac)],
  shiftRightUnsigned: (a: Code, bits: number): Code => [...a, ...i32.constant(bits), ...simd(0xad)],
  add: binary(...simd(0xae)),
  sub: binary(...simd(0xb1)),
  mul: binary(...simd(0xb5)),
  splat: unary(...simd(0x11)),
  /** Signed. */
  less: binary(...simd(0x39)),
};

/** a where the condition is not 0, else b. */
export const select = (condition: Code, a: Code, b: Code): Code => [...a, ...b, ...condition, 0x1b];

/** `if (condition) body` */
export const when = (condition: Code, body: readonly Code[]): Code => [
  ...condition,
  0x04,
  0x40,
  ...body.flat(),
  0x0b,
];

/**
 * `for (; index < end; index += step) body`, unsigned. It is left at its bottom: V8 moves constants out of a loop only where
 * the body comes before every way out of it.
 */
export function loop(index: Local, end: Code, step: Code, body: readonly Code[]): Code {
  const goesOn = [...get(index), ...end, 0x49];
  const next = set(index, i32.add(get(index), step));
  return [...goesOn, 0x04, 0x40, 0x03, 0x40, ...body.flat(), ...next, ...goesOn, 0x0d, 0, 0x0b, 0x0b];
}

export interface Routine {
  name: string;
  parameters: readonly ValueType[];
  locals: readonly ValueType[];
  body: readonly Code[];
}

/** The bytes of a module that imports `env.memory` and exports each routine under its name. */
export function assemble(routines: readonly Routine[]): Uint8Array<ArrayBuffer> {
  const section = (id: number, content: Code) => [id, ...sized(content)];
  const types = routines.map((r) => [0x60, ...vector(r.parameters.map((p) => [typeByte[p]])), 0]);
  const code = routines.map((r) => {
    const locals = vector(r.locals.map((type) => [1, typeByte[type]]));
    return sized([...locals, ...r.body.flat(), 0x0b]);
  });
  return new Uint8Array([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, vector(types)),
    ...section(2, vector([[...named('env'), ...named('memory'), 2, 0, 0]])),
    ...section(3, vector(routines.map((_, i) => unsigned(i)))),
    ...section(7, vector(routines.map((r, i) => [...named(r.name), 0, ...unsigned(i)]))),
    ...section(10, vector(code)),
  ]);
}
