import { f32x4, get, i32, loop, type ValueType, v128 } from '../../assembler/assembler.ts';
import { FOUR_FLOATS, routine } from '../../assembler/routine.ts';

/** out = dy where y > 0, else 0, over `end` bytes in fours of floats: dy through a ReLU. */
export const maskPositive = routine(
  'maskPositive',
  Array<ValueType>(4).fill('i32'),
  ([dy, y, out, end], local) => {
    const i = local('i32');
    const at = (base: number) => i32.add(get(base), get(i));
    const positive = f32x4.greater(v128.load(at(y!)), f32x4.constant(0));
    return [loop(i, get(end!), FOUR_FLOATS, [v128.store(at(out!), v128.and(v128.load(at(dy!)), positive))])];
  },
);
