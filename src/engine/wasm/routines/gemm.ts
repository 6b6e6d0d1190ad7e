import type { Arithmetic } from '../../assembler/arithmetic.ts';
import {
  type Code,
  f32x4,
  get,
  i32,
  type Local,
  loop,
  set,
  type ValueType,
  v128,
  when,
} from '../../assembler/assembler.ts';
import { advance, routine } from '../../assembler/routine.ts';

type NewLocal = (type: ValueType) => Local;

const ROWS = 4;
const VECTORS = 2;

/** Sums of `rows` rows and `vectors` times four columns, in registers. */
function tileOf(
  sums: readonly Local[],
  spread: readonly Local[],
  factor: Local,
  { multiplyAdd }: Arithmetic,
) {
  return (rows: number, vectors: number) => {
    const places = Array.from({ length: rows * vectors }, (_, t) => ({
      sum: sums[t]!,
      row: Math.floor(t / vectors),
      offset: 16 * (t % vectors),
      vector: t % vectors,
    }));
    return {
      read: (row: (r: number) => Code) =>
        places.map(({ sum, row: r, offset }) => set(sum, v128.load(row(r), offset))),
      accumulate: (b: Local, factorOf: (r: number) => Code) => [
        ...Array.from({ length: vectors }, (_, v) => set(spread[v]!, v128.load(get(b), 16 * v))),
        ...Array.from({ length: rows }, (_, r) => [
          set(factor, factorOf(r)),
          ...places
            .filter(({ row }) => row === r)
            .map(({ sum, vector }) => set(sum, multiplyAdd(get(factor), get(spread[vector]!), get(sum)))),
        ]).flat(),
      ],
      write: (row: (r: number) => Code, least: Local) =>
        places.map(({ sum, row: r, offset }) => v128.store(row(r), f32x4.pmax(get(sum), get(least)), offset)),
      writeLanes: (row: (r: number) => Code, least: Local, lanes: number) =>
        places.flatMap(({ sum, row: r }) => [
          set(factor, f32x4.pmax(get(sum), get(least))),
          ...Array.from({ length: lanes }, (_, lane) => v128.storeLane(row(r), get(factor), lane)),
        ]),
    };
  };
}

/** The address of each of `count` rows, `stride` bytes apart. */
function rowAddresses(base: Local, stride: Local, local: NewLocal, count: number) {
  const twice = local('i32');
  const thrice = local('i32');
  const steps = [undefined, stride, twice, thrice].slice(0, count);
  return {
    prepare: [set(twice, i32.add(get(stride), get(stride))), set(thrice, i32.add(get(twice), get(stride)))],
    at: (r: number) => (steps[r] === undefined ? get(base) : i32.add(get(base), get(steps[r]))),
  };
}

/**
 * out[r, c] = max(least, initial[r, c] + sum over k of a[r, k] b[k, c]).
 *
 * Addresses, strides and counts of columns in bytes: a's element (r, k) lies at a + r aRow + k aStep, so that a may stand
 * transposed; `aLength` = depth times aStep; `initialRow` 0 repeats one row, a bias; rows of b, initial and out begin
 * `bRow`, `initialRow`, `outRow` apart. `least` is 0 for ReLU, else -infinity. Columns beyond a multiple of four are read
 * from what follows a row, and never written.
 */
export const gemm = routine(
  'gemm',
  [...Array<ValueType>(12).fill('i32'), 'f32'],
  (parameters, local, arithmetic) => {
    const [a, aRow, aStep, aLength, b, bRow, initial, initialRow, out, outRow, rows, columns, floor] =
      parameters as Local[] as [
        Local,
        Local,
        Local,
        Local,
        Local,
        Local,
        Local,
        Local,
        Local,
        Local,
        Local,
        Local,
        Local,
      ];
    const integers = () => local('i32');
    const vectors = () => local('v128');
    const [c, cEnd, r, rEnd, aAt, bAt, p, pEnd, from, to] = Array.from({ length: 10 }, integers) as [
      ...[Local, Local, Local, Local, Local, Local, Local, Local, Local, Local],
    ];
    const sums = Array.from({ length: ROWS * VECTORS }, vectors);
    const spread = Array.from({ length: VECTORS }, vectors);
    const [factor, least] = [vectors(), vectors()];
    const tile = tileOf(sums, spread, factor, arithmetic);
    const [aRows, fromRows, toRows] = [
      rowAddresses(p, aRow, local, ROWS),
      rowAddresses(from, initialRow, local, ROWS),
      rowAddresses(to, outRow, local, ROWS),
    ];

    const block = (height: number, width: number, lanes?: number): Code[] => {
      const { read, accumulate, write, writeLanes } = tile(height, width);
      const count = i32.constant(height);
      return [
        set(p, get(aAt)),
        set(pEnd, i32.add(get(aAt), get(aLength))),
        set(bAt, i32.add(get(b), get(c))),
        ...read(fromRows.at),
        loop(p, get(pEnd), get(aStep), [
          ...accumulate(bAt, (i) => v128.loadSplat(aRows.at(i))),
          advance(bAt, get(bRow)),
        ]),
        ...(lanes === undefined ? write(toRows.at, least) : writeLanes(toRows.at, least, lanes)),
        advance(aAt, i32.mul(get(aRow), count)),
        advance(from, i32.mul(get(initialRow), count)),
        advance(to, i32.mul(get(outRow), count)),
      ];
    };
    const downRows = (width: number, lanes?: number): Code[] => [
      set(aAt, get(a)),
      set(from, i32.add(get(initial), get(c))),
      set(to, i32.add(get(out), get(c))),
      set(r, i32.constant(0)),
      set(rEnd, i32.and(get(rows), i32.constant(-ROWS))),
      loop(r, get(rEnd), i32.constant(ROWS), block(ROWS, width, lanes)),
      // Three rows at once take as long as one.
      when(i32.equal(i32.sub(get(rows), get(r)), i32.constant(ROWS - 1)), [
        ...block(ROWS - 1, width, lanes),
        set(r, get(rows)),
      ]),
      loop(r, get(rows), i32.constant(1), block(1, width, lanes)),
    ];
    const wide = 16 * VECTORS;
    return [
      ...[aRows, fromRows, toRows].flatMap(({ prepare }) => prepare),
      set(least, f32x4.splat(get(floor))),
      set(c, i32.constant(0)),
      set(cEnd, i32.and(get(columns), i32.constant(-wide))),
      loop(c, get(cEnd), i32.constant(wide), downRows(VECTORS)),
      set(cEnd, i32.and(get(columns), i32.constant(-16))),
      loop(c, get(cEnd), i32.constant(16), downRows(1)),
      ...[1, 2, 3].map((lanes) =>
        when(i32.equal(i32.sub(get(columns), get(c)), i32.constant(4 * lanes)), downRows(1, lanes)),
      ),
    ];
  },
);
