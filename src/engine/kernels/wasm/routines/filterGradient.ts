import { f32x4, get, i32, type Local, loop, set, type ValueType, v128 } from '../assembler.ts';
import { advance, EIGHT_FLOATS, FOUR_FLOATS, routine } from './routine.ts';

/**
 * sums[k, o] += sum over (row, column) of x[row * xRow + column * xPixel + k] * dy[row * dyRow + column * dyPixel + o]:
 * the gradient of one line of a filter from one image, or a transposed product. Sizes and strides in bytes; `depth` (of
 * k) a multiple of 4 floats, `width` (of o, and of a row of sums) of 8; what is read beyond a pixel of x or dy
 * only reaches sums that the caller drops.
 */
export const filterGradient = routine(
  'filterGradient',
  Array<ValueType>(11).fill('i32'),
  (parameters, local) => {
    const [x, dy, sums, depth, width, xRow, xPixel, rows, columns, dyRow, dyPixel] = parameters as [
      ...[Local, Local, Local, Local, Local, Local, Local, Local],
      ...[Local, Local, Local],
    ];
    const ints = Array.from({ length: 9 }, () => local('i32'));
    const [k, o, row, p, end, from, d, upstream, at] = ints as [
      ...[Local, Local, Local, Local, Local, Local, Local, Local, Local],
    ];
    const tile = Array.from({ length: 8 }, () => local('v128'));
    const [left, right, factor] = [local('v128'), local('v128'), local('v128')];
    return [
      loop(k, get(depth), FOUR_FLOATS, [
        set(o, i32.constant(0)),
        loop(o, get(width), EIGHT_FLOATS, [
          ...tile.map((sum) => set(sum, f32x4.constant(0))),
          set(from, i32.add(get(x), get(k))),
          set(upstream, i32.add(get(dy), get(o))),
          set(row, i32.constant(0)),
          loop(row, get(rows), i32.constant(1), [
            set(p, get(from)),
            set(d, get(upstream)),
            set(end, i32.add(get(from), i32.mul(get(columns), get(xPixel)))),
            loop(p, get(end), get(xPixel), [
              set(left, v128.load(get(d))),
              set(right, v128.load(get(d), 16)),
              ...[0, 1, 2, 3].flatMap((r) => [
                set(factor, v128.loadSplat(get(p), 4 * r)),
                ...[left, right].map((half, side) => {
                  const sum = tile[2 * r + side]!;
                  return set(sum, f32x4.add(get(sum), f32x4.mul(get(factor), get(half))));
                }),
              ]),
              advance(d, get(dyPixel)),
            ]),
            advance(from, get(xRow)),
            advance(upstream, get(dyRow)),
          ]),
          set(
            at,
            i32.add(i32.add(get(sums), get(o)), i32.mul(i32.shiftRight(get(k), i32.constant(2)), get(width))),
          ),
          ...[0, 1, 2, 3].flatMap((r) => [
            ...[0, 1].map((side) =>
              v128.store(
                get(at),
                f32x4.add(v128.load(get(at), 16 * side), get(tile[2 * r + side]!)),
                16 * side,
              ),
            ),
            advance(at, get(width)),
          ]),
        ]),
      ]),
    ];
  },
);
