import { type Code, f32x4, get, i32, type Local, loop, set, type ValueType, v128 } from '../assembler.ts';
import { advance, FOUR_FLOATS, routine } from './routine.ts';

const { add, sub } = f32x4;
type Four = readonly [Code, Code, Code, Code];
type FourLocals = readonly [Local, Local, Local, Local];

const fourOf = (local: (type: ValueType) => Local, type: ValueType): FourLocals => [
  local(type),
  local(type),
  local(type),
  local(type),
];
const four = (make: (i: number) => Code): Four => [make(0), make(1), make(2), make(3)];

/** B' d of Lavin and Gray, "Fast algorithms for convolutional neural networks" (2015), section 4.1. */
const intoTile = ([d0, d1, d2, d3]: Four): Four => [sub(d0, d2), add(d1, d2), sub(d2, d1), sub(d1, d3)];

/** A' m of the same. */
const outOfTile = ([m0, m1, m2, m3]: Four): readonly [Code, Code] => [
  add(add(m0, m1), m2),
  sub(sub(m1, m2), m3),
];

/**
 * V = B' d B for the 4 x 4 tiles, two apart, of one padded image. Addresses and sizes in bytes: `pixel` of one
 * pixel's channels (a multiple of 4 floats), `line` of a line, `plane` between two elements of a tile in V.
 */
export const winogradInput = routine(
  'winogradInput',
  Array<ValueType>(7).fill('i32'),
  (parameters, local) => {
    const [x, v, pixel, line, plane, tileRows, tileColumns] = parameters as [
      ...[Local, Local, Local, Local, Local, Local, Local],
    ];
    const [row, column, c, target] = fourOf(local, 'i32');
    const starts = fourOf(local, 'i32');
    const shifts = fourOf(local, 'i32');
    const columns = [0, 1, 2, 3].map(() => fourOf(local, 'v128'));
    const d = (i: number, j: number) => v128.load(i32.add(get(starts[i]!), get(shifts[j]!)));
    return [
      ...shifts.map((shift, j) => set(shift, i32.mul(get(pixel), i32.constant(j)))),
      loop(row, get(tileRows), i32.constant(1), [
        ...starts.map((start, i) => set(start, i32.add(get(x), i32.mul(get(line), i32.constant(i))))),
        set(column, i32.constant(0)),
        loop(column, get(tileColumns), i32.constant(1), [
          set(c, i32.constant(0)),
          loop(c, get(pixel), FOUR_FLOATS, [
            ...columns.flatMap((locals, j) =>
              intoTile(four((i) => d(i, j))).map((value, i) => set(locals[i]!, value)),
            ),
            set(target, get(v)),
            ...[0, 1, 2, 3].flatMap((i) =>
              intoTile(four((j) => get(columns[j]![i]!))).flatMap((value) => [
                v128.store(get(target), value),
                advance(target, get(plane)),
              ]),
            ),
            advance(v, FOUR_FLOATS),
            ...starts.map((start) => advance(start, FOUR_FLOATS)),
          ]),
          ...starts.map((start) => advance(start, get(pixel))),
        ]),
        advance(x, i32.mul(get(line), i32.constant(2))),
      ]),
    ];
  },
);

/** Y = A' M A: the 2 x 2 outputs of each tile of one image, whose output lines are `line` bytes long. */
export const winogradOutput = routine(
  'winogradOutput',
  Array<ValueType>(7).fill('i32'),
  (parameters, local) => {
    const [m, y, pixel, line, plane, tileRows, tileColumns] = parameters as [
      ...[Local, Local, Local, Local, Local, Local, Local],
    ];
    const [row, column, c, source] = fourOf(local, 'i32');
    const tile = [0, 1, 2, 3].map(() => fourOf(local, 'v128'));
    const upper = fourOf(local, 'v128');
    const lower = fourOf(local, 'v128');
    const place = (r: number, s: number): Code => {
      const start = r ? i32.add(get(y), get(line)) : get(y);
      return s ? i32.add(start, get(pixel)) : start;
    };
    return [
      loop(row, get(tileRows), i32.constant(1), [
        set(column, i32.constant(0)),
        loop(column, get(tileColumns), i32.constant(1), [
          set(c, i32.constant(0)),
          loop(c, get(pixel), FOUR_FLOATS, [
            set(source, get(m)),
            ...tile.flatMap((elements) =>
              elements.flatMap((element) => [
                set(element, v128.load(get(source))),
                advance(source, get(plane)),
              ]),
            ),
            ...[0, 1, 2, 3].flatMap((j) => {
              const [first, second] = outOfTile(four((i) => get(tile[i]![j]!)));
              return [set(upper[j]!, first), set(lower[j]!, second)];
            }),
            ...[upper, lower].flatMap((locals, r) =>
              outOfTile(four((j) => get(locals[j]!))).map((value, s) => v128.store(place(r, s), value)),
            ),
            advance(m, FOUR_FLOATS),
            advance(y, FOUR_FLOATS),
          ]),
          advance(y, get(pixel)),
        ]),
        advance(y, get(line)),
      ]),
    ];
  },
);

/**
 * A dy A': each 2 x 2 of one image's dy spread over the 4 x 4 elements of its tile, for the filter's gradient.
 * Addresses and sizes as for `winogradOutput`.
 */
export const winogradGradient = routine(
  'winogradGradient',
  Array<ValueType>(7).fill('i32'),
  (parameters, local) => {
    const [y, m, pixel, line, plane, tileRows, tileColumns] = parameters as [
      ...[Local, Local, Local, Local, Local, Local, Local],
    ];
    const [row, column, c, target] = fourOf(local, 'i32');
    const [left, right] = [fourOf(local, 'v128'), fourOf(local, 'v128')];
    const spread = (a: Code, b: Code): Four => [a, add(a, b), sub(a, b), sub(f32x4.constant(0), b)];
    const at = (r: number, s: number): Code => {
      const start = r ? i32.add(get(y), get(line)) : get(y);
      return v128.load(s ? i32.add(start, get(pixel)) : start);
    };
    return [
      loop(row, get(tileRows), i32.constant(1), [
        set(column, i32.constant(0)),
        loop(column, get(tileColumns), i32.constant(1), [
          set(c, i32.constant(0)),
          loop(c, get(pixel), FOUR_FLOATS, [
            ...spread(at(0, 0), at(1, 0)).map((value, i) => set(left[i]!, value)),
            ...spread(at(0, 1), at(1, 1)).map((value, i) => set(right[i]!, value)),
            set(target, get(m)),
            ...[0, 1, 2, 3].flatMap((i) =>
              spread(get(left[i]!), get(right[i]!)).flatMap((value) => [
                v128.store(get(target), value),
                advance(target, get(plane)),
              ]),
            ),
            advance(m, FOUR_FLOATS),
            advance(y, FOUR_FLOATS),
          ]),
          advance(y, get(pixel)),
        ]),
        advance(y, get(line)),
      ]),
    ];
  },
);
