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
import { advance, FOUR_FLOATS, type NewLocal, routine } from '../../../assembler/routine.ts';

// Bytes of so many floats.
const FOUR = 16;
const EIGHT = 32;
const PIXELS = 4;

const locals = (count: number, type: ValueType, local: NewLocal): Local[] =>
  Array.from({ length: count }, () => local(type));

/** Stores four or eight floats, or the first `bytes` of them where those are fewer. */
function storeUpTo(at: Local, sums: readonly Local[], bytes: Local, rest: Local): Code[] {
  const all = FOUR * sums.length;
  const [left, right] = sums as [Local, Local?];
  return [
    when(i32.less(i32.constant(all - 1), get(bytes)), [
      ...sums.map((sum, half) => v128.store(get(at), get(sum), FOUR * half)),
    ]),
    when(i32.less(get(bytes), i32.constant(all)), [
      set(rest, get(bytes)),
      ...(right === undefined
        ? []
        : [
            v128.store(get(at), get(left)),
            set(left, get(right)),
            advance(at, FOUR_FLOATS),
            advance(rest, i32.constant(-FOUR)),
          ]),
      ...[0, 1, 2].map((lane) =>
        when(i32.less(i32.constant(4 * lane), get(rest)), [v128.storeLane(get(at), get(left), lane)]),
      ),
    ]),
  ];
}

/**
 * Windows of images times filters, for one image: y[row, column, o] = max(floor, bias[o] + sum over (line, k) of
 * x[row * xRow + column * xPixel + line * xLine + k] * w[line, k, o]), so a convolution without padding, or a plain
 * product. Sizes and strides in bytes: `depth` of the k in one of a window's `lines`, `width` of a pixel's outputs.
 *
 * w is packed by eights of outputs, each [1 + lines * depth, 8], the bias first.
 *
 * Four pixels by eight outputs are summed in registers: V8 moves all loads of a loop's body to its top up to version 12, where
 * with more than six loads beside eight sums it runs out of its fifteen registers; later ones gain little by more.
 */
export const convolve = routine(
  'convolve',
  [...Array<ValueType>(13).fill('i32'), 'f32'],
  (parameters, local, { multiplyAdd }) => {
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

    /** The next `pixels` of the row, from `source` to `target`, by four or eight outputs. */
    const tile = (pixels: number, halves: 1 | 2): Code[] => {
      const used = pointers.slice(0, pixels);
      const first = used[0]!;
      const tileSums = used.map((_, i) => sums.slice(2 * i, 2 * i + halves));
      const upTo = [low, high].slice(0, halves);
      return [
        set(d, get(w)),
        ...tileSums[0]!.map((sum, half) => set(sum, v128.load(get(d), 16 * half))),
        ...tileSums.slice(1).flatMap((own) => own.map((sum, half) => set(sum, get(sums[half]!)))),
        advance(d, i32.constant(EIGHT)),
        ...used.map((pointer, i) => set(pointer, i ? i32.add(get(used[i - 1]!), get(xPixel)) : get(source))),
        set(line, i32.constant(0)),
        loop(line, get(lines), i32.constant(1), [
          set(end, i32.add(get(first), get(depth))),
          loop(first, get(end), i32.constant(4), [
            ...upTo.map((half, index) => set(half, v128.load(get(d), 16 * index))),
            ...used.flatMap((pointer, i) => [
              set(factor, v128.loadSplat(get(pointer))),
              ...tileSums[i]!.map((sum, half) =>
                set(sum, multiplyAdd(get(factor), get(upTo[half]!), get(sum))),
              ),
            ]),
            ...used.slice(1).map((pointer) => advance(pointer, i32.constant(4))),
            advance(d, i32.constant(EIGHT)),
          ]),
          ...used.map((pointer) => advance(pointer, get(nextLine))),
        ]),
        ...tileSums.flat().map((sum) => set(sum, f32x4.pmax(get(sum), get(floor)))),
        ...used.flatMap((pointer, i) => [
          set(pointer, i ? i32.add(get(target), i32.mul(get(yPixel), i32.constant(i))) : get(target)),
          ...storeUpTo(pointer, tileSums[i]!, left, rest),
        ]),
        advance(source, i32.mul(get(xPixel), i32.constant(pixels))),
        advance(target, i32.mul(get(yPixel), i32.constant(pixels))),
      ];
    };
    const image = (halves: 1 | 2): Code[] => [
      set(from, get(x)),
      set(to, i32.add(get(y), get(o))),
      set(row, i32.constant(0)),
      loop(row, get(rows), i32.constant(1), [
        set(source, get(from)),
        set(target, get(to)),
        set(column, i32.constant(PIXELS - 1)),
        loop(column, get(columns), i32.constant(PIXELS), tile(PIXELS, halves)),
        // column is 3 beyond the pixels done: with r left over, it is columns + 3 - r.
        set(column, i32.sub(i32.add(get(columns), i32.constant(PIXELS - 1)), get(column))),
        ...[1, 2, 3].map((pixels) =>
          when(i32.equal(get(column), i32.constant(pixels)), tile(pixels, halves)),
        ),
        advance(from, get(xRow)),
        advance(to, get(yRow)),
      ]),
    ];
    const few = i32.less(get(left), i32.constant(FOUR + 1));
    return [
      set(floor, f32x4.splat(get(least))),
      set(nextLine, i32.sub(get(xLine), get(depth))),
      set(block, i32.mul(i32.add(i32.mul(get(lines), get(depth)), i32.constant(4)), i32.constant(8))),
      loop(o, get(width), i32.constant(EIGHT), [
        set(left, i32.sub(get(width), get(o))),
        when(few, image(1)),
        when(i32.less(i32.constant(FOUR), get(left)), image(2)),
        advance(w, get(block)),
      ]),
    ];
  },
);
