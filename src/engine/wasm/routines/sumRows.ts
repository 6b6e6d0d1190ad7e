import { f32x4, get, i32, type Local, loop, set, type ValueType } from '../../assembler/assembler.ts';
import { advance, inFours, routine } from '../../assembler/routine.ts';

const ROWS = 4;

/** sums[c] += sum over rows of x[row, c]. `width` of a row in bytes. */
export const sumRows = routine('sumRows', Array<ValueType>(4).fill('i32'), (parameters, local) => {
  const [x, sums, rows, width] = parameters as [Local, Local, Local, Local];
  const [c, row, p, most] = [local('i32'), local('i32'), local('i32'), local('i32')];
  const four = Array.from({ length: ROWS }, () => local('v128'));
  const [first, second, third, fourth] = four as [Local, Local, Local, Local];
  const add = (a: Local, b: Local) => f32x4.add(get(a), get(b));
  return [
    set(most, i32.and(get(rows), i32.constant(-ROWS))),
    ...inFours(c, get(width), (load, store) => {
      const next = (sum: Local) => [set(sum, f32x4.add(get(sum), load(get(p)))), advance(p, get(width))];
      return [
        ...four.map((sum) => set(sum, f32x4.constant(0))),
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
