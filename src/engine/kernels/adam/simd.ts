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
import { FOUR_FLOATS, routine } from '../../assembler/routine.ts';

/** Adam over `end` bytes of values and moments, in place: see `wasm.ts` for the names. */
export const adam = routine(
  'adam',
  [...Array<ValueType>(5).fill('i32'), ...Array<ValueType>(7).fill('f32')],
  (parameter, local, { multiplyAdd }) => {
    const [value, gradient, m, v, end] = parameter as [...[Local, Local, Local, Local, Local]];
    // Spread once, before the loop: V8 does not move it out of there.
    const constants = parameter.slice(5).map((scalar) => ({ scalar, spread: local('v128') }));
    const [rate, beta1, rest1, beta2, rest2, scale, epsilon] = constants.map(({ spread }) => get(spread)) as [
      ...[Code, Code, Code, Code, Code, Code, Code],
    ];
    const i = local('i32');
    const [g, first, second] = [local('v128'), local('v128'), local('v128')];
    const at = (base: Local) => i32.add(get(base), get(i));
    const deviation = f32x4.add(f32x4.sqrt(f32x4.mul(get(second), scale)), epsilon);
    const change = f32x4.div(f32x4.mul(rate, get(first)), deviation);
    return [
      ...constants.map(({ scalar, spread }) => set(spread, f32x4.splat(get(scalar)))),
      loop(i, get(end), FOUR_FLOATS, [
        set(g, v128.load(at(gradient))),
        set(first, multiplyAdd(rest1, get(g), f32x4.mul(beta1, v128.load(at(m))))),
        set(second, multiplyAdd(f32x4.mul(rest2, get(g)), get(g), f32x4.mul(beta2, v128.load(at(v))))),
        v128.store(at(m), get(first)),
        v128.store(at(v), get(second)),
        v128.store(at(value), f32x4.sub(v128.load(at(value)), change)),
      ]),
    ];
  },
);
