import type { Arithmetic } from '../../assembler/arithmetic.ts';
import {
  type Code,
  f32x4,
  get,
  i32,
  i32x4,
  type Local,
  loop,
  set,
  type ValueType,
  v128,
} from '../../assembler/assembler.ts';
import { FOUR_FLOATS, routine } from '../../assembler/routine.ts';

// ln 2 in two parts and the polynomial for e^r on [-ln 2 / 2, ln 2 / 2]: Cephes, expf (S. Moshier).
const LN2_HIGH = 0.693359375;
const LN2_LOW = -2.1219444e-4;
const COEFFICIENTS = [1.98756915e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 0.5];

// Adding 1.5 * 2^23 to a float rounds it and leaves the integer in its low bits.
const ROUNDER = 12582912;
const ROUNDER_BITS = 0x4b400000;

/** e^x of four floats, to about one unit in the last place: the statements before it, and the value. */
export function expOf(
  x: Code,
  local: (type: ValueType) => Local,
  { multiplyAdd, multiplySubtract }: Arithmetic,
): { readonly before: readonly Code[]; readonly value: Code } {
  const [r, n, p, k, half] = Array.from({ length: 5 }, () => local('v128')) as [
    Local,
    Local,
    Local,
    Local,
    Local,
  ];
  const c = f32x4.constant;
  const powerOfTwo = (exponent: Code) => i32x4.shiftLeft(i32x4.add(exponent, i32x4.constant(127)), 23);
  return {
    before: [
      set(r, f32x4.pmax(f32x4.pmin(x, c(89)), c(-105))),
      set(k, multiplyAdd(get(r), c(Math.LOG2E), c(ROUNDER))),
      set(n, f32x4.sub(get(k), c(ROUNDER))),
      set(r, multiplySubtract(get(n), c(LN2_HIGH), get(r))),
      set(r, multiplySubtract(get(n), c(LN2_LOW), get(r))),
      set(p, c(COEFFICIENTS[0]!)),
      ...COEFFICIENTS.slice(1).map((a) => set(p, multiplyAdd(get(p), get(r), c(a)))),
      set(p, f32x4.add(multiplyAdd(f32x4.mul(get(p), get(r)), get(r), get(r)), c(1))),
      // 2^n in two factors, for n beyond the exponents of normal numbers.
      set(k, i32x4.sub(get(k), i32x4.constant(ROUNDER_BITS))),
      set(half, i32x4.shiftRight(get(k), 1)),
      set(p, f32x4.mul(get(p), powerOfTwo(get(half)))),
    ],
    value: f32x4.mul(get(p), powerOfTwo(i32x4.sub(get(k), get(half)))),
  };
}

/** y = e^x over `end` bytes. */
export const exp = routine('exp', ['i32', 'i32', 'i32'], ([x, y, end], local, arithmetic) => {
  const i = local('i32');
  const { before, value } = expOf(v128.load(i32.add(get(x!), get(i))), local, arithmetic);
  return [loop(i, get(end!), FOUR_FLOATS, [...before, v128.store(i32.add(get(y!), get(i)), value)])];
});
