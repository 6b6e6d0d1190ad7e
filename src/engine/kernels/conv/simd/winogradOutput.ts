import {
  type Code,
  f32x4,
  get,
  i32,
  type Local,
  loop,
  select,
  set,
  type ValueType,
  v128,
} from '../../../assembler/assembler.ts';
import { advance, FOUR_FLOATS, routine } from '../../../assembler/routine.ts';
import { type Four, four, fourOf } from './winogradTile.ts';

const { add, sub } = f32x4;

/** A' m of Lavin and Gray, "Fast algorithms for convolutional neural networks" (2015), section 4.1. */
const outOfTile = ([m0, m1, m2, m3]: Four): readonly [Code, Code] => [
  add(add(m0, m1), m2),
  sub(sub(m1, m2), m3),
];

/**
 * Y = max(floor, A' M A + bias): the 2 x 2 outputs of each tile of one image of `rows` x `columns`, which may be odd:
 * what lies outside goes to `dump`, a pixel to spare. Addresses and sizes in bytes: `pixel` of one pixel's channels (a
 * multiple of 4 floats), `line` of a line of y, `plane` between two elements of a tile in M.
 */
export const winogradOutput = routine(
  'winogradOutput',
  [...Array<ValueType>(9).fill('i32'), 'f32'],
  (parameters, local) => {
    const [m, y, bias, dump, pixel, line, plane, rows, columns, least] = parameters as [
      ...[Local, Local, Local, Local, Local, Local, Local, Local, Local, Local],
    ];
    const [row, column, c, source] = fourOf(local, 'i32');
    const places = fourOf(local, 'i32');
    const [here, right, below, across] = places;
    const tile = [0, 1, 2, 3].map(() => fourOf(local, 'v128'));
    const upper = fourOf(local, 'v128');
    const lower = fourOf(local, 'v128');
    const [floor, shift] = [local('v128'), local('v128')];
    const follows = (index: Local, count: Local) =>
      i32.less(i32.add(get(index), i32.constant(1)), get(count));
    const twice = (code: Code) => i32.add(code, code);
    return [
      set(floor, f32x4.splat(get(least))),
      loop(row, get(rows), i32.constant(2), [
        set(here, get(y)),
        set(column, i32.constant(0)),
        loop(column, get(columns), i32.constant(2), [
          set(right, select(follows(column, columns), i32.add(get(here), get(pixel)), get(dump))),
          set(below, select(follows(row, rows), i32.add(get(here), get(line)), get(dump))),
          set(
            across,
            select(
              i32.and(follows(column, columns), follows(row, rows)),
              i32.add(i32.add(get(here), get(line)), get(pixel)),
              get(dump),
            ),
          ),
          set(c, i32.constant(0)),
          loop(c, get(pixel), FOUR_FLOATS, [
            set(source, get(m)),
            ...tile.flatMap((elements) =>
              elements.flatMap((element) => [
                set(element, v128.load(get(source))),
                advance(source, get(plane)),
              ]),
            ),
            set(shift, v128.load(i32.add(get(bias), get(c)))),
            ...[0, 1, 2, 3].flatMap((j) => {
              const [first, second] = outOfTile(four((i) => get(tile[i]![j]!)));
              return [set(upper[j]!, first), set(lower[j]!, second)];
            }),
            ...[upper, lower].flatMap((locals, r) =>
              outOfTile(four((j) => get(locals[j]!))).map((value, s) =>
                v128.store(
                  i32.add(get(places[2 * r + s]!), get(c)),
                  f32x4.pmax(f32x4.add(value, get(shift)), get(floor)),
                ),
              ),
            ),
            advance(m, FOUR_FLOATS),
          ]),
          advance(here, twice(get(pixel))),
        ]),
        advance(y, twice(get(line))),
      ]),
    ];
  },
);
