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
} from '../../../assembler/assembler.ts';
import { advance, FOUR_FLOATS, routine } from '../../../assembler/routine.ts';
import { type Four, fourOf } from './winogradTile.ts';

const { add, sub } = f32x4;

/**
 * A dy A': each 2 x 2 of one image's dy spread over the 4 x 4 elements of its tile, for the filter's gradient.
 * Addresses and sizes as for `winogradOutput`.
 */
export const winogradGradient = routine(
  'winogradGradient',
  Array<ValueType>(7).fill('i32'),
  (parameters, local) => {
    const [y, m, pixel, line, plane, tileRows, tileColumns] = parameters as [
      ...[Local, Local, Local, Local, Local, Local, Local],
    ];
    const [row, column, c, target] = fourOf(local, 'i32');
    const [left, right] = [fourOf(local, 'v128'), fourOf(local, 'v128')];
    const spread = (a: Code, b: Code): Four => [a, add(a, b), sub(a, b), sub(f32x4.constant(0), b)];
    const at = (r: number, s: number): Code => {
      const start = r ? i32.add(get(y), get(line)) : get(y);
      return v128.load(s ? i32.add(start, get(pixel)) : start);
    };
    return [
      loop(row, get(tileRows), i32.constant(1), [
        set(column, i32.constant(0)),
        loop(column, get(tileColumns), i32.constant(1), [
          set(c, i32.constant(0)),
          loop(c, get(pixel), FOUR_FLOATS, [
            ...spread(at(0, 0), at(1, 0)).map((value, i) => set(left[i]!, value)),
            ...spread(at(0, 1), at(1, 1)).map((value, i) => set(right[i]!, value)),
            set(target, get(m)),
            ...[0, 1, 2, 3].flatMap((i) =>
              spread(get(left[i]!), get(right[i]!)).flatMap((value) => [
                v128.store(get(target), value),
                advance(target, get(plane)),
              ]),
            ),
            advance(m, FOUR_FLOATS),
            advance(y, FOUR_FLOATS),
          ]),
          advance(y, get(pixel)),
        ]),
        advance(y, get(line)),
      ]),
    ];
  },
);
