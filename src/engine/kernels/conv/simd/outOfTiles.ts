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
import { range, type WinogradTile } from './winogradTile.ts';

/**
 * Y = max(floor, A' M A + bias): the outputs of each tile of one image of `rows` x `columns`, which need not fill its tiles:
 * what lies outside goes to `dump`, a pixel to spare. Addresses and sizes in bytes: `pixel` of one pixel's channels (a
 * multiple of 4 floats), `line` of a line of y, `plane` between two elements of a tile in M.
 */
export const winogradOutput = <Name extends string>(name: Name, { outputs, side, outOfTile }: WinogradTile) =>
  routine(name, [...Array<ValueType>(9).fill('i32'), 'f32'], (parameters, local, arithmetic) => {
    const [m, y, bias, dump, pixel, line, plane, rows, columns, least] = parameters as [
      ...[Local, Local, Local, Local, Local, Local, Local, Local, Local, Local],
    ];
    const [row, column, c, here] = [local('i32'), local('i32'), local('i32'), local('i32')];
    const [source, from, across] = [local('i32'), local('i32'), local('i32')];
    const vectors = (count: number) => range(count).map(() => local('v128'));
    const places = range(outputs).map(() => range(outputs).map(() => local('i32')));
    const [elements, spare] = [vectors(side), vectors(4)];
    const lines = range(outputs).map(() => vectors(side));
    const [floor, shift] = [local('v128'), local('v128')];
    const inside = (index: Local, by: number, count: Local): Code =>
      i32.less(i32.add(get(index), i32.constant(by)), get(count));
    const times = (code: Code, factor: number): Code =>
      factor === 0 ? i32.constant(0) : i32.mul(code, i32.constant(factor));
    return [
      set(floor, f32x4.splat(get(least))),
      set(across, i32.mul(get(plane), i32.constant(side))),
      loop(row, get(rows), i32.constant(outputs), [
        set(here, get(y)),
        set(column, i32.constant(0)),
        loop(column, get(columns), i32.constant(outputs), [
          ...places.flatMap((locals, r) =>
            locals.map((place, s) => {
              const shifted = i32.add(get(here), i32.add(times(get(line), r), times(get(pixel), s)));
              const seen = i32.and(inside(row, r, rows), inside(column, s, columns));
              return set(place, select(seen, shifted, get(dump)));
            }),
          ),
          set(c, i32.constant(0)),
          loop(c, get(pixel), FOUR_FLOATS, [
            set(source, get(m)),
            ...range(side).flatMap((j) => {
              const { before, values } = outOfTile(elements, spare, arithmetic);
              return [
                set(from, get(source)),
                ...elements.flatMap((element) => [
                  set(element, v128.load(get(from))),
                  advance(from, get(across)),
                ]),
                ...before,
                ...values.map((value, r) => set(lines[r]![j]!, value)),
                advance(source, get(plane)),
              ];
            }),
            set(shift, v128.load(i32.add(get(bias), get(c)))),
            ...lines.flatMap((locals, r) => {
              const { before, values } = outOfTile(locals, spare, arithmetic);
              return [
                ...before,
                ...values.map((value, s) =>
                  v128.store(
                    i32.add(get(places[r]![s]!), get(c)),
                    f32x4.pmax(f32x4.add(value, get(shift)), get(floor)),
                  ),
                ),
              ];
            }),
            advance(m, FOUR_FLOATS),
          ]),
          advance(here, i32.mul(get(pixel), i32.constant(outputs))),
        ]),
        advance(y, i32.mul(get(line), i32.constant(outputs))),
      ]),
    ];
  });
