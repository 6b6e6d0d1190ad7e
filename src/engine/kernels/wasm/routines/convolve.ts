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
} from '../assembler.ts';
import { advance, FOUR_FLOATS, type NewLocal, routine } from './routine.ts';

const EIGHT_FLOATS = 32;
const PIXELS = 4;

const locals = (count: number, type: ValueType, local: NewLocal): Local[] =>
  Array.from({ length: count }, () => local(type));

/** Stores the first `bytes`, less than 32, of eight floats. */
function storePart(at: Local, left: Local, right: Local, bytes: Local, rest: Local): Code[] {
  return [
    set(rest, get(bytes)),
    when(i32.less(i32.constant(15), get(rest)), [
      v128.store(get(at), get(left)),
      set(left, get(right)),
      advance(at, FOUR_FLOATS),
      advance(rest, i32.constant(-16)),
    ]),
    ...[0, 1, 2].map((lane) =>
      when(i32.less(i32.constant(4 * lane), get(rest)), [v128.storeLane(get(at), get(left), lane)]),
    ),
  ];
}

/**
 * Windows of images times filters, for one image: y[row, column, o] = max(floor, bias[o] + sum over (line, k) of
 * x[row * xRow + column * xPixel + line * xLine + k] * w[line, k, o]), so a convolution without padding, or a plain
 * product. Sizes and strides in bytes: `depth` of the k in one of a window's `lines`, `width` of a pixel's outputs.
 *
 * w is packed by eights of outputs, each [1 + lines * depth, 8], the bias first.
 *
 * Four pixels by eight outputs are summed in registers: V8 moves all loads of a loop's body to its top, so with more
 * than six loads beside eight sums it runs out of its fifteen registers.
 */
export const convolve = routine(
  'convolve',
  [...Array<ValueType>(13).fill('i32'), 'f32'],
  (parameters, local) => {
    const [x, w, y, xRow, xPixel, xLine, lines, depth, rows, columns, yRow, yPixel, width, least] =
      parameters as [
        ...[Local, Local, Local, Local, Local, Local, Local, Local],
        ...[Local, Local, Local, Local, Local, Local],
      ];
    const [o, row, column, line, d, end, block, left] = locals(8, 'i32', local) as [
      ...[Local, Local, Local, Local, Local, Local, Local, Local],
    ];
    const [from, to, source, target, rest, nextLine] = locals(6, 'i32', local) as [
      ...[Local, Local, Local, Local, Local, Local],
    ];
    const pointers = locals(PIXELS, 'i32', local);
    const sums = locals(2 * PIXELS, 'v128', local);
    const [low, high, factor, floor] = locals(4, 'v128', local) as [Local, Local, Local, Local];

    /** The next `pixels` of the row, from `source` to `target`. */
    const tile = (pixels: number): Code[] => {
      const used = pointers.slice(0, pixels);
      const first = used[0]!;
      return [
        set(d, get(w)),
        set(sums[0]!, v128.load(get(d))),
        set(sums[1]!, v128.load(get(d), 16)),
        ...sums.slice(2, 2 * pixels).map((sum, i) => set(sum, get(sums[i % 2]!))),
        advance(d, i32.constant(EIGHT_FLOATS)),
        ...used.map((pointer, i) => set(pointer, i ? i32.add(get(used[i - 1]!), get(xPixel)) : get(source))),
        set(line, i32.constant(0)),
        loop(line, get(lines), i32.constant(1), [
          set(end, i32.add(get(first), get(depth))),
          loop(first, get(end), i32.constant(4), [
            set(low, v128.load(get(d))),
            set(high, v128.load(get(d), 16)),
            ...used.flatMap((pointer, i) => [
              set(factor, v128.loadSplat(get(pointer))),
              ...[low, high].map((half, side) => {
                const sum = sums[2 * i + side]!;
                return set(sum, f32x4.add(get(sum), f32x4.mul(get(factor), get(half))));
              }),
            ]),
            ...used.slice(1).map((pointer) => advance(pointer, i32.constant(4))),
            advance(d, i32.constant(EIGHT_FLOATS)),
          ]),
          ...used.map((pointer) => advance(pointer, get(nextLine))),
        ]),
        ...sums.slice(0, 2 * pixels).map((sum) => set(sum, f32x4.pmax(get(sum), get(floor)))),
        ...used.flatMap((pointer, i) => [
          set(pointer, i ? i32.add(get(target), i32.mul(get(yPixel), i32.constant(i))) : get(target)),
          when(i32.less(i32.constant(EIGHT_FLOATS - 1), get(left)), [
            v128.store(get(pointer), get(sums[2 * i]!)),
            v128.store(get(pointer), get(sums[2 * i + 1]!), 16),
          ]),
          when(
            i32.less(get(left), i32.constant(EIGHT_FLOATS)),
            storePart(pointer, sums[2 * i]!, sums[2 * i + 1]!, left, rest),
          ),
        ]),
      ];
    };
    const some = (pixels: number): Code[] => [
      ...tile(pixels),
      advance(source, i32.mul(get(xPixel), i32.constant(pixels))),
      advance(target, i32.mul(get(yPixel), i32.constant(pixels))),
    ];
    return [
      set(floor, f32x4.splat(get(least))),
      set(nextLine, i32.sub(get(xLine), get(depth))),
      set(block, i32.mul(i32.add(i32.mul(get(lines), get(depth)), i32.constant(4)), i32.constant(8))),
      loop(o, get(width), i32.constant(EIGHT_FLOATS), [
        set(left, i32.sub(get(width), get(o))),
        set(from, get(x)),
        set(to, i32.add(get(y), get(o))),
        set(row, i32.constant(0)),
        loop(row, get(rows), i32.constant(1), [
          set(source, get(from)),
          set(target, get(to)),
          set(column, i32.constant(PIXELS - 1)),
          loop(column, get(columns), i32.constant(PIXELS), some(PIXELS)),
          // column is 3 beyond the pixels done: with r left over, it is columns + 3 - r.
          set(column, i32.sub(i32.add(get(columns), i32.constant(PIXELS - 1)), get(column))),
          ...[1, 2, 3].map((pixels) => when(i32.equal(get(column), i32.constant(pixels)), some(pixels))),
          advance(from, get(xRow)),
          advance(to, get(yRow)),
        ]),
        advance(w, get(block)),
      ]),
    ];
  },
);
