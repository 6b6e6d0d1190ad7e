import {
  f32x4,
  get,
  i32,
  type Local,
  loop,
  set,
  shuffle,
  type ValueType,
  v128,
} from '../../../assembler/assembler.ts';
import { advance, FOUR_FLOATS, routine } from '../../../assembler/routine.ts';

/** dots[r] = sum over c of x[r, c] y[r, c]. Sizes as for `blendRows`; `end` is the length of the list of dots. */
export const rowDots = routine(
  'rowDots',
  Array<ValueType>(5).fill('i32'),
  (parameters, local, { multiplyAdd }) => {
    const [x, y, dots, width, end] = parameters as [Local, Local, Local, Local, Local];
    const [row, i, sum] = [local('i32'), local('i32'), local('v128')];
    const at = (base: Local) => v128.load(i32.add(get(base), get(i)));
    const fold = (positions: [number, number, number, number]) =>
      set(sum, f32x4.add(get(sum), shuffle(get(sum), get(sum), positions)));
    return [
      loop(row, get(end), i32.constant(4), [
        set(sum, f32x4.constant(0)),
        set(i, i32.constant(0)),
        loop(i, get(width), FOUR_FLOATS, [set(sum, multiplyAdd(at(x), at(y), get(sum)))]),
        fold([2, 3, 0, 1]),
        fold([1, 0, 3, 2]),
        v128.storeLane(i32.add(get(dots), get(row)), get(sum), 0),
        ...[x, y].map((base) => advance(base, get(width))),
      ]),
    ];
  },
);
