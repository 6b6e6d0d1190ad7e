import {
  type Code,
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
import { expOf } from '../../../wasm/routines/exp.ts';

/** Folds a vector's elements so that each lane holds the result. */
const folded = (vector: Local, fold: (a: Code, b: Code) => Code): Code[] => [
  set(vector, fold(get(vector), shuffle(get(vector), get(vector), [2, 3, 0, 1]))),
  set(vector, fold(get(vector), shuffle(get(vector), get(vector), [1, 0, 3, 2]))),
];

/**
 * x = e^(scale (x - greatest of its row)), in place; the greatest goes to `maxima`, the row's sum to `sums`. Addresses and
 * sizes in bytes; `width`, the length of a row, a multiple of 4 floats; `end` is the length of the list of maxima.
 */
export const expRows = routine(
  'expRows',
  [...Array<ValueType>(5).fill('i32'), 'f32'],
  (parameters, local, arithmetic) => {
    const [x, maxima, sums, width, end, scale] = parameters as [Local, Local, Local, Local, Local, Local];
    const [row, i] = [local('i32'), local('i32')];
    const [max, sum, value, factor] = [local('v128'), local('v128'), local('v128'), local('v128')];
    const at = i32.add(get(x), get(i));
    const exponential = expOf(f32x4.mul(f32x4.sub(v128.load(at), get(max)), get(factor)), local, arithmetic);
    return [
      set(factor, f32x4.splat(get(scale))),
      loop(row, get(end), i32.constant(4), [
        set(max, v128.load(get(x))),
        set(i, i32.constant(0)),
        loop(i, get(width), FOUR_FLOATS, [set(max, f32x4.pmax(get(max), v128.load(at)))]),
        ...folded(max, f32x4.pmax),
        set(sum, f32x4.constant(0)),
        set(i, i32.constant(0)),
        loop(i, get(width), FOUR_FLOATS, [
          ...exponential.before,
          set(value, exponential.value),
          set(sum, f32x4.add(get(sum), get(value))),
          v128.store(at, get(value)),
        ]),
        ...folded(sum, f32x4.add),
        v128.storeLane(i32.add(get(maxima), get(row)), get(max), 0),
        v128.storeLane(i32.add(get(sums), get(row)), get(sum), 0),
        advance(x, get(width)),
      ]),
    ];
  },
);
