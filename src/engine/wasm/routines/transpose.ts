import {
  f32,
  get,
  i32,
  type Local,
  loop,
  set,
  shuffle,
  type ValueType,
  v128,
} from '../../assembler/assembler.ts';
import { advance, FOUR_FLOATS, routine } from '../../assembler/routine.ts';

/**
 * y[c, r] = x[r, c]. Addresses, sizes and strides in bytes: `rows` and `columns` count floats of y's and x's rows, which
 * begin `yRow` and `xRow` apart.
 */
export const transpose = routine('transpose', Array<ValueType>(6).fill('i32'), (parameters, local) => {
  const [x, y, rows, columns, xRow, yRow] = parameters as [Local, Local, Local, Local, Local, Local];
  const [r, c, rEnd, cEnd, from, to] = Array.from({ length: 6 }, () => local('i32')) as [
    ...[Local, Local, Local, Local, Local, Local],
  ];
  const lines = Array.from({ length: 4 }, () => local('v128'));
  const [a, b, d, e] = lines as [Local, Local, Local, Local];
  const [low, high, lowBelow, highBelow] = Array.from({ length: 4 }, () => local('v128')) as [
    ...[Local, Local, Local, Local],
  ];
  const row = (base: Local, stride: Local, i: number) =>
    i ? i32.add(get(base), i32.mul(get(stride), i32.constant(i))) : get(base);
  const turned = [
    shuffle(get(low), get(lowBelow), [0, 1, 4, 5]),
    shuffle(get(low), get(lowBelow), [2, 3, 6, 7]),
    shuffle(get(high), get(highBelow), [0, 1, 4, 5]),
    shuffle(get(high), get(highBelow), [2, 3, 6, 7]),
  ];
  const startOfLine = [
    set(from, i32.add(get(x), i32.mul(get(xRow), i32.shiftRight(get(r), i32.constant(2))))),
    set(to, i32.add(get(y), get(r))),
  ];
  const one = [
    f32.store(get(to), f32.load(get(from))),
    advance(from, i32.constant(4)),
    advance(to, get(yRow)),
  ];
  return [
    set(rEnd, i32.and(get(rows), i32.constant(-16))),
    set(cEnd, i32.and(get(columns), i32.constant(-16))),
    loop(r, get(rEnd), FOUR_FLOATS, [
      ...startOfLine,
      set(c, i32.constant(0)),
      loop(c, get(cEnd), FOUR_FLOATS, [
        ...lines.map((line, i) => set(line, v128.load(row(from, xRow, i)))),
        set(low, shuffle(get(a), get(b), [0, 4, 1, 5])),
        set(high, shuffle(get(a), get(b), [2, 6, 3, 7])),
        set(lowBelow, shuffle(get(d), get(e), [0, 4, 1, 5])),
        set(highBelow, shuffle(get(d), get(e), [2, 6, 3, 7])),
        ...turned.map((line, i) => v128.store(row(to, yRow, i), line)),
        advance(from, FOUR_FLOATS),
        advance(to, i32.mul(get(yRow), i32.constant(4))),
      ]),
      // What is left of the four lines' columns, each column of four at once.
      loop(c, get(columns), i32.constant(4), [
        ...[0, 1, 2, 3].map((i) => f32.store(get(to), f32.load(row(from, xRow, i)), 4 * i)),
        advance(from, i32.constant(4)),
        advance(to, get(yRow)),
      ]),
    ]),
    loop(r, get(rows), i32.constant(4), [
      ...startOfLine,
      set(c, i32.constant(0)),
      loop(c, get(columns), i32.constant(4), one),
    ]),
  ];
});
