import { f32x4, get, i32, type ValueType } from '../../assembler/assembler.ts';
import { inFours, routine } from '../../assembler/routine.ts';

/** y = relu(a + b) over `bytes`. */
export const addRelu = routine('addRelu', Array<ValueType>(4).fill('i32'), ([a, b, y, bytes], local) => {
  const i = local('i32');
  const at = (base: number) => i32.add(get(base), get(i));
  return inFours(i, get(bytes!), (load, store) => [
    store(at(y!), f32x4.pmax(f32x4.add(load(at(a!)), load(at(b!))), f32x4.constant(0))),
  ]);
});
