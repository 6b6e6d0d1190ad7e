import {
  type Code,
  f32x4,
  get,
  i32,
  i32x4,
  type Local,
  loop,
  set,
  shuffle,
  v128,
  when,
} from '../../assembler/assembler.ts';
import { EIGHT_FLOATS, routine } from '../../assembler/routine.ts';

const COUNTER = 0x9e3779b1;
const MULTIPLIER_A = 0x85ebca6b;
const MULTIPLIER_B = 0xc2b2ae35;

/**
 * y = x times the mask of `dropoutMask` in the lab's models/dropout.ts, over `bytes` bytes: an element is dropped where
 * its 16 bits are less than `dropped`, and else times `scale`.
 */
export const dropout = routine('dropout', ['i32', 'i32', 'i32', 'i32', 'i32', 'f32'], (parameters, local) => {
  const [x, y, bytes, dropped, seed, scale] = parameters as [...[Local, Local, Local, Local, Local, Local]];
  const i = local('i32');
  const [counters, h, low, high, least, seeds, kept] = Array.from({ length: 7 }, () => local('v128')) as [
    ...[Local, Local, Local, Local, Local, Local, Local],
  ];
  const scatter = (shift: number, multiplier: number): Code =>
    set(
      h,
      i32x4.mul(v128.xor(get(h), i32x4.shiftRightUnsigned(get(h), shift)), i32x4.constant(multiplier | 0)),
    );
  const mask = (bits: Code): Code => v128.andNot(get(kept), i32x4.less(bits, get(least)));
  const masked = (half: 0 | 1): Code =>
    f32x4.mul(
      v128.load(i32.add(get(x), get(i)), 16 * half),
      half ? shuffle(get(low), get(high), [2, 6, 3, 7]) : shuffle(get(low), get(high), [0, 4, 1, 5]),
    );
  /** The masks of eight elements: the even ones' in `low`, the odd ones' in `high`. */
  const next = [
    set(h, v128.xor(get(counters), get(seeds))),
    scatter(16, MULTIPLIER_A),
    scatter(13, MULTIPLIER_B),
    set(h, v128.xor(get(h), i32x4.shiftRightUnsigned(get(h), 16))),
    set(low, mask(v128.and(get(h), i32x4.constant(0xffff)))),
    set(high, mask(i32x4.shiftRightUnsigned(get(h), 16))),
    set(counters, i32x4.add(get(counters), i32x4.constant(Math.imul(8, COUNTER)))),
  ];
  const to = i32.add(get(y), get(i));
  return [
    set(counters, i32x4.constants([1, 3, 5, 7].map((n) => Math.imul(n, COUNTER)) as Four)),
    set(least, i32x4.splat(get(dropped))),
    set(seeds, i32x4.splat(get(seed))),
    set(kept, f32x4.splat(get(scale))),
    set(i, i32.constant(0)),
    loop(i, i32.and(get(bytes), i32.constant(-32)), EIGHT_FLOATS, [
      ...next,
      v128.store(to, masked(0)),
      v128.store(to, masked(1), 16),
    ]),
    ...next,
    set(h, masked(0)),
    set(high, masked(1)),
    ...[h, high].flatMap((half, k) =>
      [0, 1, 2, 3].map((lane) =>
        when(i32.less(i32.add(get(i), i32.constant(16 * k + 4 * lane)), get(bytes)), [
          v128.storeLane(i32.add(to, i32.constant(16 * k)), get(half), lane),
        ]),
      ),
    ),
  ];
});

type Four = [number, number, number, number];
