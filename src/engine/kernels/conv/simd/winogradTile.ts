import type { Arithmetic } from '../../../assembler/arithmetic.ts';
import { type Code, f32x4, get, type Local, set } from '../../../assembler/assembler.ts';

const { add, sub, mul, constant } = f32x4;

/** What it takes to compute some values, and the values: the statements come first. */
interface Transformed {
  readonly before: readonly Code[];
  readonly values: readonly Code[];
}

export type Transform = (
  from: readonly Local[],
  spare: readonly Local[],
  arithmetic: Arithmetic,
) => Transformed;

/**
 * F(m x m, 3 x 3) of Lavin and Gray, "Fast algorithms for convolutional neural networks" (2015), along one axis. `spare` are
 * four locals that a transform may use.
 */
export interface WinogradTile {
  /** m: of a tile, along one axis. */
  readonly outputs: number;
  /** m + 2: inputs of a tile, and its elements, along one axis. */
  readonly side: number;
  /** B' d, of the input. */
  readonly intoTile: Transform;
  /** A' m, to the output. */
  readonly outOfTile: Transform;
  /** A dy, of the output's gradient, for the filter's. */
  readonly spread: Transform;
}

type Places = readonly [Local, Local, Local, Local, Local, Local];

const plain =
  (values: (...from: readonly Code[]) => readonly Code[]): Transform =>
  (from) => ({ before: [], values: values(...from.map(get)) });

/** Tiles of 2 x 2 outputs: Lavin and Gray, section 4.1. */
export const smallTile: WinogradTile = {
  outputs: 2,
  side: 4,
  intoTile: plain((d0, d1, d2, d3) => [sub(d0!, d2!), add(d1!, d2!), sub(d2!, d1!), sub(d1!, d3!)]),
  outOfTile: plain((m0, m1, m2, m3) => [add(add(m0!, m1!), m2!), sub(sub(m1!, m2!), m3!)]),
  spread: plain((a, b) => [a!, add(a!, b!), sub(a!, b!), sub(constant(0), b!)]),
};

/**
 * The points beside 0 and infinity at which tiles of 4 x 4 outputs are taken are these and their negatives. They round less
 * than the usual 1 and 2 do, and their powers up to the third are floats.
 */
export const POINTS = [5 / 8, 3 / 2] as const;

const [P, Q] = POINTS;
const times = (factor: number, value: Code): Code => mul(value, constant(factor));

interface Pair {
  readonly even: Code;
  readonly odd: Code;
  readonly point: number;
}

/** even ± point odd of two pairs: the values at a point and at its negative. */
function pairs(both: readonly [Pair, Pair], spare: readonly Local[], arithmetic: Arithmetic): Transformed {
  const { multiplyAdd, multiplySubtract } = arithmetic;
  const all = both.map((pair, i) => ({ ...pair, atEven: spare[2 * i]!, atOdd: spare[2 * i + 1]! }));
  return {
    before: all.flatMap(({ even, odd, atEven, atOdd }) => [set(atEven, even), set(atOdd, odd)]),
    values: all.flatMap(({ point, atEven, atOdd }) => [
      multiplyAdd(get(atOdd), constant(point), get(atEven)),
      multiplySubtract(get(atOdd), constant(point), get(atEven)),
    ]),
  };
}

/** Tiles of 4 x 4 outputs. */
export const largeTile: WinogradTile = {
  outputs: 4,
  side: 6,
  intoTile(from, spare, arithmetic) {
    const { multiplyAdd, multiplySubtract } = arithmetic;
    const [d0, d1, d2, d3, d4, d5] = (from as Places).map(get) as [Code, Code, Code, Code, Code, Code];
    const less = (low: Code, factor: number, high: Code) => multiplySubtract(low, constant(factor), high);
    const end = (low: Code, middle: Code, high: Code) =>
      multiplyAdd(low, constant((P * Q) ** 2), less(middle, P ** 2 + Q ** 2, high));
    const pair = (point: number, other: number) => ({
      even: less(d2, other ** 2, d4),
      odd: less(d1, other ** 2, d3),
      point,
    });
    const { before, values } = pairs([pair(P, Q), pair(Q, P)], spare, arithmetic);
    return { before, values: [end(d0, d2, d4), ...values, end(d1, d3, d5)] };
  },
  outOfTile(from, spare, { multiplyAdd }) {
    const [m0, m1, m2, m3, m4, m5] = (from as Places).map(get) as [Code, Code, Code, Code, Code, Code];
    const [a, b, c, d] = spare as [Local, Local, Local, Local];
    const powers = (low: Local, high: Local, power: number) =>
      multiplyAdd(get(low), constant(P ** power), times(Q ** power, get(high)));
    const withHighest = multiplyAdd(get(d), constant(Q ** 3), m5);
    return {
      before: [set(a, add(m1, m2)), set(b, sub(m1, m2)), set(c, add(m3, m4)), set(d, sub(m3, m4))],
      values: [
        add(add(m0, get(a)), get(c)),
        powers(b, d, 1),
        powers(a, c, 2),
        multiplyAdd(get(b), constant(P ** 3), withHighest),
      ],
    };
  },
  spread(from, spare, arithmetic) {
    const [y0, y1, y2, y3] = from.map(get) as [Code, Code, Code, Code];
    const pair = (point: number) => {
      const plus = (low: Code, high: Code) => arithmetic.multiplyAdd(high, constant(point ** 2), low);
      return { even: plus(y0, y2), odd: plus(y1, y3), point };
    };
    const { before, values } = pairs([pair(P), pair(Q)], spare, arithmetic);
    return { before, values: [y0, ...values, y3] };
  },
};

export const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i);
