import {
  f32x4,
  get,
  i32,
  type Local,
  loop,
  set,
  type ValueType,
  v128,
} from '../../../assembler/assembler.ts';
import { advance, FOUR_FLOATS, routine } from '../../../assembler/routine.ts';
import { type Four, four, fourOf } from './winogradTile.ts';

const { add, sub } = f32x4;

/** B' d of Lavin and Gray, "Fast algorithms for convolutional neural networks" (2015), section 4.1. */
const intoTile = ([d0, d1, d2, d3]: Four): Four => [sub(d0, d2), add(d1, d2), sub(d2, d1), sub(d1, d3)];

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
