import {
  type Code,
  f32x4,
  get,
  i32,
  type Local,
  loop,
  set,
  shuffle,
  type ValueType,
  v128,
} from '../assembler.ts';
import { advance, EIGHT_FLOATS, FOUR_FLOATS, routine } from './routine.ts';

const locals = (count: number, type: ValueType, local: (type: ValueType) => Local): Local[] =>
  Array.from({ length: count }, () => local(type));

/**
 * A tile of 4 x 8 sums in registers: adds to each of four rows of `out` a factor times eight floats of d.
 * `factors` loads the factors; the sums are read before `inner` and written after it.
 */
function tileOf4x8(
  row: (r: number) => Code,
  d: Local,
  factors: (r: number) => Code,
  local: (type: ValueType) => Local,
) {
  const tile = locals(8, 'v128', local);
  const [left, right, factor] = locals(3, 'v128', local) as [Local, Local, Local];
  const place = (t: number) => [row(t >> 1), 16 * (t & 1)] as const;
  return {
    read: tile.map((sum, t) => set(sum, v128.load(...place(t)))),
    write: tile.map((sum, t) => v128.store(place(t)[0], get(sum), place(t)[1])),
    accumulate: [
      set(left, v128.load(get(d))),
      set(right, v128.load(get(d), 16)),
      ...[0, 1, 2, 3].flatMap((r) => [
        set(factor, factors(r)),
        ...[left, right].map((half, side) => {
          const sum = tile[2 * r + side]!;
          return set(sum, f32x4.add(get(sum), f32x4.mul(get(factor), get(half))));
        }),
      ]),
    ],
  };
}

/**
 * out[k, o] += sum over (row, column) of x[row * xRow + column * xPixel + k] * dy[row, column, o]: a transposed
 * product without the transpose, and a filter's gradient without the patches. Addresses, sizes and strides in
 * bytes; `depth` (of k) a multiple of 4 floats, `width` (of o) of 8; `line` is the length of a row's columns.
 */
export const accumulateOuter = routine(
  'accumulateOuter',
  Array<ValueType>(9).fill('i32'),
  (parameters, local) => {
    const [x, dy, out, depth, width, rows, line, xPixel, xRow] = parameters as [
      ...[Local, Local, Local, Local, Local, Local, Local, Local, Local],
    ];
    const [k, o, sums, p, pEnd, start, row, d] = locals(8, 'i32', local) as [
      ...[Local, Local, Local, Local, Local, Local, Local, Local],
    ];
    const rowOfSums = (r: number) => i32.add(get(sums), i32.mul(get(width), i32.constant(r)));
    const tile = tileOf4x8(rowOfSums, d, (r) => v128.loadSplat(get(p), 4 * r), local);
    const before = i32.mul(i32.shiftRight(get(k), i32.constant(2)), get(width));
    return [
      loop(k, get(depth), FOUR_FLOATS, [
        set(o, i32.constant(0)),
        loop(o, get(width), EIGHT_FLOATS, [
          set(sums, i32.add(i32.add(get(out), get(o)), before)),
          set(d, i32.add(get(dy), get(o))),
          set(start, i32.add(get(x), get(k))),
          ...tile.read,
          set(row, i32.constant(0)),
          loop(row, get(rows), i32.constant(1), [
            set(p, get(start)),
            set(pEnd, i32.add(get(start), get(line))),
            loop(p, get(pEnd), get(xPixel), [...tile.accumulate, advance(d, get(width))]),
            advance(start, get(xRow)),
          ]),
          ...tile.write,
        ]),
      ]),
    ];
  },
);

/**
 * out[r, o] += sum over k of a[r, k] * b[k, o], for `depth` of k. Addresses, sizes and strides in bytes; `aRow`
 * is the length of a row of a, `rows` a multiple of 4, `width` of 8 floats.
 */
export const accumulateProduct = routine(
  'accumulateProduct',
  Array<ValueType>(7).fill('i32'),
  (parameters, local) => {
    const [a, b, out, rows, depth, width, aRow] = parameters as [
      ...[Local, Local, Local, Local, Local, Local, Local],
    ];
    const [row, o, sums, p, pEnd, d, twoRows, threeRows] = locals(8, 'i32', local) as [
      ...[Local, Local, Local, Local, Local, Local, Local, Local],
    ];
    const rowOfSums = (r: number) => i32.add(get(sums), i32.mul(get(width), i32.constant(r)));
    const offsets = [i32.constant(0), get(aRow), get(twoRows), get(threeRows)];
    const factor = (r: number) => v128.loadSplat(r ? i32.add(get(p), offsets[r]!) : get(p));
    const tile = tileOf4x8(rowOfSums, d, factor, local);
    return [
      set(twoRows, i32.add(get(aRow), get(aRow))),
      set(threeRows, i32.add(get(twoRows), get(aRow))),
      loop(row, get(rows), i32.constant(4), [
        set(o, i32.constant(0)),
        loop(o, get(width), EIGHT_FLOATS, [
          set(sums, i32.add(get(out), get(o))),
          set(d, i32.add(get(b), get(o))),
          set(p, get(a)),
          set(pEnd, i32.add(get(a), get(depth))),
          ...tile.read,
          loop(p, get(pEnd), i32.constant(4), [...tile.accumulate, advance(d, get(width))]),
          ...tile.write,
        ]),
        advance(a, i32.mul(get(aRow), i32.constant(4))),
        advance(out, i32.mul(get(width), i32.constant(4))),
      ]),
    ];
  },
);

/** The sums of four vectors' elements, as one vector. */
function sumsOfFour([a, b, c, d]: readonly Local[]): Code {
  const fold = (x: Code, y: Code, low: [number, number, number, number], high: typeof low) =>
    f32x4.add(shuffle(x, y, low), shuffle(x, y, high));
  const ab = fold(get(a!), get(b!), [0, 4, 1, 5], [2, 6, 3, 7]);
  const cd = fold(get(c!), get(d!), [0, 4, 1, 5], [2, 6, 3, 7]);
  return fold(ab, cd, [0, 1, 4, 5], [2, 3, 6, 7]);
}

/**
 * out[r, c] = sum over k of a[r, k] * b[c, k]. Addresses and sizes in bytes; `depth` (of k) a multiple of 4
 * floats; `rows` of a a multiple of 2; `width`, the length of a row of out, a multiple of 4 floats.
 */
export const dotProducts = routine('dotProducts', Array<ValueType>(6).fill('i32'), (parameters, local) => {
  const [a, b, out, rows, depth, width] = parameters as [Local, Local, Local, Local, Local, Local];
  const [c, r, p, target, k, at] = locals(6, 'i32', local) as [Local, Local, Local, Local, Local, Local];
  const sums = locals(8, 'v128', local);
  const [upper, lower, column] = locals(3, 'v128', local) as [Local, Local, Local];
  const rowOfB = (j: number) => i32.add(get(at), i32.mul(get(depth), i32.constant(j)));
  const zero = f32x4.constant(0);
  return [
    loop(c, get(width), FOUR_FLOATS, [
      set(p, get(a)),
      set(target, i32.add(get(out), get(c))),
      set(r, i32.constant(0)),
      loop(r, get(rows), i32.constant(2), [
        ...sums.map((sum) => set(sum, zero)),
        set(k, i32.constant(0)),
        set(at, get(b)),
        loop(k, get(depth), FOUR_FLOATS, [
          set(upper, v128.load(get(p))),
          set(lower, v128.load(i32.add(get(p), get(depth)))),
          ...[0, 1, 2, 3].flatMap((j) => [
            set(column, v128.load(rowOfB(j))),
            ...[upper, lower].map((row, i) => {
              const sum = sums[4 * i + j]!;
              return set(sum, f32x4.add(get(sum), f32x4.mul(get(row), get(column))));
            }),
          ]),
          advance(p, FOUR_FLOATS),
          advance(at, FOUR_FLOATS),
        ]),
        // p has come to the end of the upper row, which is the start of the lower one.
        advance(p, get(depth)),
        v128.store(get(target), sumsOfFour(sums.slice(0, 4))),
        v128.store(i32.add(get(target), get(width)), sumsOfFour(sums.slice(4))),
        advance(target, i32.mul(get(width), i32.constant(2))),
      ]),
      advance(b, i32.mul(get(depth), i32.constant(4))),
    ]),
  ];
});
