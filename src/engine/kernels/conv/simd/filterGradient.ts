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
  when,
} from '../../../assembler/assembler.ts';
import { advance, EIGHT_FLOATS, routine } from '../../../assembler/routine.ts';

const ROWS = 4;

/**
 * sums[k, o] += sum over (row, column) of x[row * xRow + column * xPixel + k] * dy[row * dyRow + column * dyPixel + o]:
 * the gradient of one line of a filter from one image, or a transposed product. Sizes and strides in bytes; `width` (of
 * o, and of a row of sums) is a multiple of 8 floats: what is read beyond a pixel of dy reaches only sums that the
 * caller drops.
 */
export const filterGradient = routine(
  'filterGradient',
  Array<ValueType>(11).fill('i32'),
  (parameters, local, { multiplyAdd }) => {
    const [x, dy, sums, depth, width, xRow, xPixel, rows, columns, dyRow, dyPixel] = parameters as [
      ...[Local, Local, Local, Local, Local, Local, Local, Local],
      ...[Local, Local, Local],
    ];
    const ints = Array.from({ length: 8 }, () => local('i32'));
    const [k, o, row, p, end, from, d, upstream] = ints as [
      ...[Local, Local, Local, Local, Local, Local, Local, Local],
    ];
    const tile = Array.from({ length: 2 * ROWS }, () => local('v128'));
    const [left, right, factor] = [local('v128'), local('v128'), local('v128')];

    /** The next `count` of k, for all of o. */
    const some = (count: number): Code[] => {
      const each = Array.from({ length: count }, (_, r) => r);
      return [
        set(o, i32.constant(0)),
        loop(o, get(width), EIGHT_FLOATS, [
          ...tile.slice(0, 2 * count).map((sum) => set(sum, f32x4.constant(0))),
          set(from, get(x)),
          set(upstream, i32.add(get(dy), get(o))),
          set(row, i32.constant(0)),
          loop(row, get(rows), i32.constant(1), [
            set(p, get(from)),
            set(d, get(upstream)),
            set(end, i32.add(get(from), i32.mul(get(columns), get(xPixel)))),
            loop(p, get(end), get(xPixel), [
              set(left, v128.load(get(d))),
              set(right, v128.load(get(d), 16)),
              ...each.flatMap((r) => [
                set(factor, v128.loadSplat(get(p), 4 * r)),
                ...[left, right].map((half, side) => {
                  const sum = tile[2 * r + side]!;
                  return set(sum, multiplyAdd(get(factor), get(half), get(sum)));
                }),
              ]),
              advance(d, get(dyPixel)),
            ]),
            advance(from, get(xRow)),
            advance(upstream, get(dyRow)),
          ]),
          set(p, i32.add(get(sums), get(o))),
          ...each.flatMap((r) => [
            ...[0, 1].map((side) => {
              const sum = f32x4.add(v128.load(get(p), 16 * side), get(tile[2 * r + side]!));
              return v128.store(get(p), sum, 16 * side);
            }),
            advance(p, get(width)),
          ]),
        ]),
        advance(x, i32.constant(4 * count)),
        advance(sums, i32.mul(get(width), i32.constant(count))),
      ];
    };
    return [
      set(k, i32.constant(4 * (ROWS - 1))),
      loop(k, get(depth), i32.constant(4 * ROWS), some(ROWS)),
      // k is three floats beyond what is done: with r left over, it is depth + 3 - r.
      set(k, i32.sub(i32.add(get(depth), i32.constant(4 * (ROWS - 1))), get(k))),
      ...[1, 2, 3].map((count) => when(i32.equal(get(k), i32.constant(4 * count)), some(count))),
    ];
  },
);
