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

/**
 * out[r, c] = x[r, c] f[r] + y[r, c] g[r]. Addresses and sizes in bytes; `width`, the length of a row, a multiple of 4
 * floats; `end` is the length of the lists f and g. out may be x or y.
 */
export const blendRows = routine(
  'blendRows',
  Array<ValueType>(7).fill('i32'),
  (parameters, local, { multiplyAdd }) => {
    const [x, f, y, g, out, width, end] = parameters as [Local, Local, Local, Local, Local, Local, Local];
    const [row, i] = [local('i32'), local('i32')];
    const [first, second] = [local('v128'), local('v128')];
    const at = (base: Local) => i32.add(get(base), get(i));
    return [
      loop(row, get(end), i32.constant(4), [
        set(first, v128.loadSplat(i32.add(get(f), get(row)))),
        set(second, v128.loadSplat(i32.add(get(g), get(row)))),
        set(i, i32.constant(0)),
        loop(i, get(width), FOUR_FLOATS, [
          v128.store(
            at(out),
            multiplyAdd(v128.load(at(y)), get(second), f32x4.mul(v128.load(at(x)), get(first))),
          ),
        ]),
        ...[x, y, out].map((base) => advance(base, get(width))),
      ]),
    ];
  },
);
