import { f32x4, get, i32, type Local, loop, set, type ValueType } from '../../assembler/assembler.ts';
import { advance, inFours, routine } from '../../assembler/routine.ts';

const addresses = (count: number): ValueType[] => Array<ValueType>(count).fill('i32');
const ROWS = 4;

/** sums[c] += sum over rows of (x[row, c] - mean[c])^2. `width` of a row in bytes. */
export const sumSquares = routine('sumSquares', addresses(5), (parameters, local, { multiplyAdd }) => {
  const [x, mean, sums, rows, width] = parameters as [Local, Local, Local, Local, Local];
  const [c, row, p, most] = [local('i32'), local('i32'), local('i32'), local('i32')];
  const [middle, centred] = [local('v128'), local('v128')];
  const four = Array.from({ length: ROWS }, () => local('v128'));
  const [first, second, third, fourth] = four as [Local, Local, Local, Local];
  const add = (a: Local, b: Local) => f32x4.add(get(a), get(b));
  return [
    set(most, i32.and(get(rows), i32.constant(-ROWS))),
    ...inFours(c, get(width), (load, store) => {
      const next = (sum: Local) => [
        set(centred, f32x4.sub(load(get(p)), get(middle))),
        set(sum, multiplyAdd(get(centred), get(centred), get(sum))),
        advance(p, get(width)),
      ];
      return [
        ...four.map((sum) => set(sum, f32x4.constant(0))),
        set(middle, load(i32.add(get(mean), get(c)))),
        set(p, i32.add(get(x), get(c))),
        set(row, i32.constant(0)),
        loop(row, get(most), i32.constant(ROWS), four.flatMap(next)),
        loop(row, get(rows), i32.constant(1), next(first)),
        set(first, f32x4.add(add(first, second), add(third, fourth))),
        set(p, i32.add(get(sums), get(c))),
        store(get(p), f32x4.add(load(get(p)), get(first))),
      ];
    }),
  ];
});

/** y[row, c] = max(least, (x[row, c] - mean[c]) * scale[c] + shift[c]). `width` of a row in bytes. */
export const normalise = routine(
  'normalise',
  [...addresses(7), 'f32'],
  (parameters, local, { multiplyAdd }) => {
    const [x, y, mean, scale, shift, rows, width, least] = parameters as [
      ...[Local, Local, Local, Local, Local, Local, Local, Local],
    ];
    const [c, row, from, to] = [local('i32'), local('i32'), local('i32'), local('i32')];
    const [middle, factor, added, floor] = [local('v128'), local('v128'), local('v128'), local('v128')];
    return [
      set(floor, f32x4.splat(get(least))),
      ...inFours(c, get(width), (load, store) => [
        set(middle, load(i32.add(get(mean), get(c)))),
        set(factor, load(i32.add(get(scale), get(c)))),
        set(added, load(i32.add(get(shift), get(c)))),
        set(from, i32.add(get(x), get(c))),
        set(to, i32.add(get(y), get(c))),
        set(row, i32.constant(0)),
        loop(row, get(rows), i32.constant(1), [
          store(
            get(to),
            f32x4.pmax(
              multiplyAdd(f32x4.sub(load(get(from)), get(middle)), get(factor), get(added)),
              get(floor),
            ),
          ),
          advance(from, get(width)),
          advance(to, get(width)),
        ]),
      ]),
    ];
  },
);
