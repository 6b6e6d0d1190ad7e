import { f32x4, get, i32, type Local, loop, set, type ValueType, v128 } from '../../assembler/assembler.ts';
import { advance, inFours, routine } from '../../assembler/routine.ts';

const addresses = (count: number): ValueType[] => Array<ValueType>(count).fill('i32');

/**
 * sums[c] += sum over rows of dy[row, c] and products[c] += that of dy[row, c] * (x[row, c] - mean[c]); the gated one
 * counts dy only where y is positive. `width` of a row in bytes.
 */
function gradientSums<Name extends string>(name: Name, gated: boolean) {
  return routine(name, addresses(8), (parameters, local, { multiplyAdd }) => {
    const [dy, y, x, mean, sums, products, rows, width] = parameters as [
      ...[Local, Local, Local, Local, Local, Local, Local, Local],
    ];
    const [c, row, p, gate, q] = Array.from({ length: 5 }, () => local('i32')) as [
      ...[Local, Local, Local, Local, Local],
    ];
    const [middle, g, sum, product] = Array.from({ length: 4 }, () => local('v128')) as [
      ...[Local, Local, Local, Local],
    ];
    return inFours(c, get(width), (load, store) => {
      const passed = gated
        ? v128.and(load(get(p)), f32x4.greater(load(get(gate)), f32x4.constant(0)))
        : load(get(p));
      const addTo = (total: Local, part: Local) => [
        set(p, i32.add(get(total), get(c))),
        store(get(p), f32x4.add(load(get(p)), get(part))),
      ];
      return [
        set(sum, f32x4.constant(0)),
        set(product, f32x4.constant(0)),
        set(middle, load(i32.add(get(mean), get(c)))),
        set(p, i32.add(get(dy), get(c))),
        set(gate, i32.add(get(y), get(c))),
        set(q, i32.add(get(x), get(c))),
        set(row, i32.constant(0)),
        loop(row, get(rows), i32.constant(1), [
          set(g, passed),
          set(sum, f32x4.add(get(sum), get(g))),
          set(product, multiplyAdd(get(g), f32x4.sub(load(get(q)), get(middle)), get(product))),
          ...[p, gate, q].map((pointer) => advance(pointer, get(width))),
        ]),
        ...addTo(sums, sum),
        ...addTo(products, product),
      ];
    });
  });
}

/**
 * dx[row, c] = a[c] * dy[row, c] + b[c] * (x[row, c] - mean[c]) + d[c]; the gated one counts dy only where y is positive.
 * `width` of a row in bytes.
 */
function inputGradient<Name extends string>(name: Name, gated: boolean) {
  return routine(name, addresses(10), (parameters, local, { multiplyAdd }) => {
    const [dy, y, x, dx, mean, a, b, d, rows, width] = parameters as [
      ...[Local, Local, Local, Local, Local, Local, Local, Local, Local, Local],
    ];
    const ints = Array.from({ length: 6 }, () => local('i32'));
    const [c, row, p, gate, q, to] = ints as [Local, Local, Local, Local, Local, Local];
    const constants = [mean, a, b, d].map((from) => ({ from, held: local('v128') }));
    const [middle, upstream, along, added] = constants.map(({ held }) => get(held)) as [
      ...[number[], number[], number[], number[]],
    ];
    return inFours(c, get(width), (load, store) => {
      const passed = gated
        ? v128.and(load(get(p)), f32x4.greater(load(get(gate)), f32x4.constant(0)))
        : load(get(p));
      const own = f32x4.mul(f32x4.sub(load(get(q)), middle), along);
      return [
        ...constants.map(({ from, held }) => set(held, load(i32.add(get(from), get(c))))),
        ...(
          [
            [p, dy],
            [gate, y],
            [q, x],
            [to, dx],
          ] as const
        ).map(([pointer, start]) => set(pointer, i32.add(get(start), get(c)))),
        set(row, i32.constant(0)),
        loop(row, get(rows), i32.constant(1), [
          store(get(to), f32x4.add(multiplyAdd(passed, upstream, own), added)),
          ...[p, gate, q, to].map((pointer) => advance(pointer, get(width))),
        ]),
      ];
    });
  });
}

export const normalGradientSums = gradientSums('normalGradientSums', false);
export const gatedNormalGradientSums = gradientSums('gatedNormalGradientSums', true);
export const normalGradient = inputGradient('normalGradient', false);
export const gatedNormalGradient = inputGradient('gatedNormalGradient', true);
