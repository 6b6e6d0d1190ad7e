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
} from '../../assembler/assembler.ts';
import { advance, inFours, routine } from '../../assembler/routine.ts';

const addresses = (count: number): ValueType[] => Array<ValueType>(count).fill('i32');

/** The four pixels of a window whose first is at `at`. */
function cornersOf(at: Local, pixel: Local, line: Local): [Code, Code, Code, Code] {
  const below = i32.add(get(at), get(line));
  return [get(at), i32.add(get(at), get(pixel)), below, i32.add(below, get(pixel))];
}

/**
 * y = relu of the greatest of each 2 x 2 pixels of x, in `rows` rows of `columns` windows. `pixel` and `line` are the bytes
 * of a pixel and of a line of x, which may be longer than its windows.
 */
export const poolRelu = routine('poolRelu', addresses(6), (parameters, local) => {
  const [x, y, pixel, line, rows, columns] = parameters as [Local, Local, Local, Local, Local, Local];
  const [row, column, c, from, at] = Array.from({ length: 5 }, () => local('i32')) as [
    ...[Local, Local, Local, Local, Local],
  ];
  const corners = cornersOf(at, pixel, line);
  return [
    loop(row, get(rows), i32.constant(1), [
      set(from, get(x)),
      set(column, i32.constant(0)),
      loop(column, get(columns), i32.constant(1), [
        ...inFours(c, get(pixel), (load, store) => {
          const [a, b, below, across] = corners.map((corner) => load(corner)) as [Code, Code, Code, Code];
          const greatest = f32x4.pmax(f32x4.pmax(a, b), f32x4.pmax(below, across));
          return [
            set(at, i32.add(get(from), get(c))),
            store(i32.add(get(y), get(c)), f32x4.pmax(greatest, f32x4.constant(0))),
          ];
        }),
        advance(from, i32.add(get(pixel), get(pixel))),
        advance(y, get(pixel)),
      ]),
      advance(x, i32.add(get(line), get(line))),
    ]),
  ];
});

/** dx of the same: where y > 0, dy goes to the first of the window that equals y; the rest of the window is zero. */
export const poolReluGrad = routine('poolReluGrad', addresses(8), (parameters, local) => {
  const [dy, x, y, dx, pixel, line, rows, columns] = parameters as [
    ...[Local, Local, Local, Local, Local, Local, Local, Local],
  ];
  const [row, column, c, shift, at, to] = Array.from({ length: 6 }, () => local('i32')) as [
    ...[Local, Local, Local, Local, Local, Local],
  ];
  const [greatest, rest, hit] = [local('v128'), local('v128'), local('v128')];
  const sources = cornersOf(at, pixel, line);
  const targets = cornersOf(to, pixel, line);
  const twice = (code: Code) => i32.add(code, code);
  return [
    loop(row, get(rows), i32.constant(1), [
      set(shift, i32.constant(0)),
      set(column, i32.constant(0)),
      loop(column, get(columns), i32.constant(1), [
        ...inFours(c, get(pixel), (load, store) => [
          set(greatest, load(i32.add(get(y), get(c)))),
          set(
            rest,
            v128.and(load(i32.add(get(dy), get(c))), f32x4.greater(get(greatest), f32x4.constant(0))),
          ),
          set(at, i32.add(i32.add(get(x), get(shift)), get(c))),
          set(to, i32.add(i32.add(get(dx), get(shift)), get(c))),
          ...sources.flatMap((source, corner) => [
            set(hit, f32x4.eq(load(source), get(greatest))),
            store(targets[corner]!, v128.and(get(rest), get(hit))),
            set(rest, v128.andNot(get(rest), get(hit))),
          ]),
        ]),
        advance(shift, twice(get(pixel))),
        advance(y, get(pixel)),
        advance(dy, get(pixel)),
      ]),
      advance(x, twice(get(line))),
      advance(dx, twice(get(line))),
    ]),
  ];
});
