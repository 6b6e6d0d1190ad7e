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
} from '../assembler/assembler.ts';
import { advance, FOUR_FLOATS, routine } from '../assembler/routine.ts';

/**
 * dx of 2x2 max pooling, two apart: of each window the first of its greatest gets dy, the rest zero.
 * `pixel` and `line` are the bytes of one pixel and of one line of x; channels a multiple of 4.
 */
export const maxPoolGrad2x2 = routine(
  'maxPoolGrad2x2',
  Array<ValueType>(7).fill('i32'),
  ([x, dy, dx, pixel, line, outRows, outColumns], local) => {
    const [row, column, c] = [local('i32'), local('i32'), local('i32')];
    const corners = Array.from({ length: 4 }, () => local('v128'));
    const [max, rest, hit] = [local('v128'), local('v128'), local('v128')];
    const at = (base: Local, corner: number): Code => {
      const right = corner & 1 ? i32.add(get(base), get(pixel!)) : get(base);
      return corner & 2 ? i32.add(right, get(line!)) : right;
    };
    const [a, b, below, d] = corners as [Local, Local, Local, Local];
    return [
      loop(row, get(outRows!), i32.constant(1), [
        set(column, i32.constant(0)),
        loop(column, get(outColumns!), i32.constant(1), [
          set(c, i32.constant(0)),
          loop(c, get(pixel!), FOUR_FLOATS, [
            ...corners.map((corner, index) => set(corner, v128.load(at(x!, index)))),
            set(max, f32x4.pmax(f32x4.pmax(get(a), get(b)), f32x4.pmax(get(below), get(d)))),
            set(rest, v128.load(get(dy!))),
            ...corners.flatMap((corner, index) => [
              set(hit, f32x4.eq(get(corner), get(max))),
              v128.store(at(dx!, index), v128.and(get(rest), get(hit))),
              set(rest, v128.andNot(get(rest), get(hit))),
            ]),
            advance(x!, FOUR_FLOATS),
            advance(dx!, FOUR_FLOATS),
            advance(dy!, FOUR_FLOATS),
          ]),
          advance(x!, get(pixel!)),
          advance(dx!, get(pixel!)),
        ]),
        advance(x!, get(line!)),
        advance(dx!, get(line!)),
      ]),
    ];
  },
);
