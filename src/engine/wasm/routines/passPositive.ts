import { f32x4, get, i32, type ValueType, v128 } from '../../assembler/assembler.ts';
import { inFours, routine } from '../../assembler/routine.ts';

/** out = dy where y > 0, else 0, over `bytes`: dy through a ReLU. */
export const passPositive = routine(
  'passPositive',
  Array<ValueType>(4).fill('i32'),
  ([dy, y, out, bytes], local) => {
    const i = local('i32');
    const at = (base: number) => i32.add(get(base), get(i));
    return inFours(i, get(bytes!), (load, store) => {
      const positive = f32x4.greater(load(at(y!)), f32x4.constant(0));
      return [store(at(out!), v128.and(load(at(dy!)), positive))];
    });
  },
);
