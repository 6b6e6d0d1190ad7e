import {
  type Code,
  f32x4,
  get,
  i32,
  i32x4,
  type Local,
  loop,
  type Routine,
  set,
  type ValueType,
  v128,
} from './assembler.ts';

const FOUR_FLOATS = i32.constant(16);
const EIGHT_FLOATS = i32.constant(32);

function routine<Name extends string>(
  name: Name,
  parameters: readonly ValueType[],
  build: (parameter: readonly Local[], local: (type: ValueType) => Local) => readonly Code[],
): Routine & { name: Name } {
  const locals: ValueType[] = [];
  const local = (type: ValueType) => parameters.length + locals.push(type) - 1;
  const body = build([...parameters.keys()], local);
  return { name, parameters, locals, body };
}

const advance = (pointer: Local, by: Code): Code => set(pointer, i32.add(get(pointer), by));

/**
 * out[k, o] += sum over (row, column) of x[row * xRow + column * xPixel + k] * dy[row, column, o]: a transposed
 * product without the transpose, and a filter's gradient without the patches. A tile of 4 x 8 sums stays in
 * registers. Addresses and strides in bytes; `depth` a multiple of 4 floats, `width` of 8.
 */
export const accumulateOuter = routine(
  'accumulateOuter',
  Array<ValueType>(9).fill('i32'),
  ([x, dy, out, depth, width, rows, columnsEnd, xPixel, xRow], local) => {
    const [k, o, sums, p, pEnd, line, row, d] = Array.from({ length: 8 }, () => local('i32')) as Local[];
    const left = local('v128');
    const right = local('v128');
    const factor = local('v128');
    const tile = Array.from({ length: 8 }, () => local('v128'));
    const i = (l: Local | undefined) => get(l!);
    const nextRow = (r: number) => i32.add(get(sums!), i32.mul(i(width), i32.constant(r)));
    const each = (visit: (sum: Local, address: Code, offset: number) => Code) =>
      tile.map((sum, t) => visit(sum, nextRow(t >> 1), 16 * (t & 1)));
    return [
      loop(k!, i(depth), FOUR_FLOATS, [
        set(o!, i32.constant(0)),
        loop(o!, i(width), EIGHT_FLOATS, [
          // Row k of `out` starts k / 4 * width bytes in.
          set(sums!, i32.add(i32.add(i(out), i(o)), i32.mul(divideBy4(i(k)), i(width)))),
          ...each((sum, address, offset) => set(sum, v128.load(address, offset))),
          set(d!, i32.add(i(dy), i(o))),
          set(line!, i32.add(i(x), i(k))),
          set(row!, i32.constant(0)),
          loop(row!, i(rows), i32.constant(1), [
            set(p!, i(line)),
            set(pEnd!, i32.add(i(line), i(columnsEnd))),
            loop(p!, i(pEnd), i(xPixel), [
              set(left, v128.load(i(d))),
              set(right, v128.load(i(d), 16)),
              ...[0, 1, 2, 3].flatMap((r) => [
                set(factor, v128.loadSplat(i(p), 4 * r)),
                set(tile[2 * r]!, f32x4.add(get(tile[2 * r]!), f32x4.mul(get(factor), get(left)))),
                set(tile[2 * r + 1]!, f32x4.add(get(tile[2 * r + 1]!), f32x4.mul(get(factor), get(right)))),
              ]),
              advance(d!, i(width)),
            ]),
            advance(line!, i(xRow)),
          ]),
          ...each((sum, address, offset) => v128.store(address, get(sum), offset)),
        ]),
      ]),
    ];
  },
);

function divideBy4(value: Code): Code {
  return [...value, ...i32.constant(2), 0x76];
}

/**
 * dx of 2x2 max pooling, two apart: of each window the first of its greatest gets dy, the rest zero.
 * `pixel` and `line` are the bytes of one pixel and of one line of x; channels a multiple of 4.
 */
export const maxPoolGrad2x2 = routine(
  'maxPoolGrad2x2',
  Array<ValueType>(7).fill('i32'),
  ([x, dy, dx, pixel, line, outRows, outColumns], local) => {
    const [row, column, c] = [local('i32'), local('i32'), local('i32')];
    const corners = Array.from({ length: 4 }, () => local('v128'));
    const [max, rest, hit] = [local('v128'), local('v128'), local('v128')];
    const at = (base: Local, corner: number): Code => {
      const right = corner & 1 ? i32.add(get(base), get(pixel!)) : get(base);
      return corner & 2 ? i32.add(right, get(line!)) : right;
    };
    const [a, b, below, d] = corners as [Local, Local, Local, Local];
    return [
      loop(row, get(outRows!), i32.constant(1), [
        set(column, i32.constant(0)),
        loop(column, get(outColumns!), i32.constant(1), [
          set(c, i32.constant(0)),
          loop(c, get(pixel!), FOUR_FLOATS, [
            ...corners.map((corner, index) => set(corner, v128.load(at(x!, index)))),
            set(max, f32x4.max(f32x4.max(get(a), get(b)), f32x4.max(get(below), get(d)))),
            set(rest, v128.load(get(dy!))),
            ...corners.flatMap((corner, index) => [
              set(hit, f32x4.eq(get(corner), get(max))),
              v128.store(at(dx!, index), v128.and(get(rest), get(hit))),
              set(rest, v128.andNot(get(rest), get(hit))),
            ]),
            advance(x!, FOUR_FLOATS),
            advance(dx!, FOUR_FLOATS),
            advance(dy!, FOUR_FLOATS),
          ]),
          advance(x!, get(pixel!)),
          advance(dx!, get(pixel!)),
        ]),
        advance(x!, get(line!)),
        advance(dx!, get(line!)),
      ]),
    ];
  },
);

/** Adam over `end` bytes: see `adamStep.ts` for the names. */
export const adam = routine(
  'adam',
  [...Array<ValueType>(8).fill('i32'), ...Array<ValueType>(7).fill('f32')],
  (parameter, local) => {
    const [value, gradient, m, v, newValue, newM, newV, end] = parameter as [
      ...[Local, Local, Local, Local, Local, Local, Local, Local],
    ];
    const [rate, beta1, rest1, beta2, rest2, scale, epsilon] = parameter
      .slice(8)
      .map((p) => f32x4.splat(get(p))) as [Code, Code, Code, Code, Code, Code, Code];
    const i = local('i32');
    const [g, first, second] = [local('v128'), local('v128'), local('v128')];
    const at = (base: Local) => i32.add(get(base), get(i));
    const spread = f32x4.add(f32x4.sqrt(f32x4.mul(get(second), scale)), epsilon);
    const change = f32x4.div(f32x4.mul(rate, get(first)), spread);
    return [
      loop(i, get(end), FOUR_FLOATS, [
        set(g, v128.load(at(gradient))),
        set(first, f32x4.add(f32x4.mul(beta1, v128.load(at(m))), f32x4.mul(rest1, get(g)))),
        set(
          second,
          f32x4.add(f32x4.mul(beta2, v128.load(at(v))), f32x4.mul(f32x4.mul(rest2, get(g)), get(g))),
        ),
        v128.store(at(newM), get(first)),
        v128.store(at(newV), get(second)),
        v128.store(at(newValue), f32x4.sub(v128.load(at(value)), change)),
      ]),
    ];
  },
);

// ln 2 in two parts and the polynomial for e^r on [-ln 2 / 2, ln 2 / 2]: Cephes, expf (S. Moshier).
const LN2_HIGH = 0.693359375;
const LN2_LOW = -2.1219444e-4;
const COEFFICIENTS = [1.98756915e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 0.5];

/** y = e^x over `end` bytes, to about one unit in the last place of float32. */
export const exp = routine('exp', ['i32', 'i32', 'i32'], ([x, y, end], local) => {
  const i = local('i32');
  const [r, n, p, k, half] = Array.from({ length: 5 }, () => local('v128')) as [
    Local,
    Local,
    Local,
    Local,
    Local,
  ];
  const c = f32x4.constant;
  const powerOfTwo = (exponent: Code) => i32x4.shiftLeft(i32x4.add(exponent, i32x4.constant(127)), 23);
  return [
    loop(i, get(end!), FOUR_FLOATS, [
      set(r, f32x4.max(f32x4.min(v128.load(i32.add(get(x!), get(i))), c(89)), c(-105))),
      set(n, f32x4.nearest(f32x4.mul(get(r), c(Math.LOG2E)))),
      set(r, f32x4.sub(get(r), f32x4.mul(get(n), c(LN2_HIGH)))),
      set(r, f32x4.sub(get(r), f32x4.mul(get(n), c(LN2_LOW)))),
      set(p, c(COEFFICIENTS[0]!)),
      ...COEFFICIENTS.slice(1).map((a) => set(p, f32x4.add(f32x4.mul(get(p), get(r)), c(a)))),
      set(p, f32x4.add(f32x4.add(f32x4.mul(f32x4.mul(get(p), get(r)), get(r)), get(r)), c(1))),
      // 2^n in two factors, for n beyond the exponents of normal numbers.
      set(k, i32x4.fromFloats(get(n))),
      set(half, i32x4.shiftRight(get(k), 1)),
      set(p, f32x4.mul(get(p), powerOfTwo(get(half)))),
      v128.store(i32.add(get(y!), get(i)), f32x4.mul(get(p), powerOfTwo(i32x4.sub(get(k), get(half))))),
    ]),
  ];
});
