import { type Code, f32x4, get, type Local, set } from '../../../assembler/assembler.ts';

const { add, sub, mul, constant } = f32x4;

/** What it takes to compute some values, and the values: the statements come first. */
interface Transformed {
  readonly before: readonly Code[];
  readonly values: readonly Code[];
}

export type Transform = (from: readonly Local[], spare: readonly Local[]) => Transformed;

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

/** The sums and differences of two pairs, by which values at a point and at its negative are told. */
function pairs(
  [even, odd, otherEven, otherOdd]: readonly [Code, Code, Code, Code],
  spare: readonly Local[],
): Transformed {
  const [a, b, c, d] = spare as [Local, Local, Local, Local];
  return {
    before: [set(a, even), set(b, odd), set(c, otherEven), set(d, otherOdd)],
    values: [add(get(a), get(b)), sub(get(a), get(b)), add(get(c), get(d)), sub(get(c), get(d))],
  };
}

/** Tiles of 4 x 4 outputs. */
export const largeTile: WinogradTile = {
  outputs: 4,
  side: 6,
  intoTile(from, spare) {
    const [d0, d1, d2, d3, d4, d5] = (from as Places).map(get) as [Code, Code, Code, Code, Code, Code];
    const end = (low: Code, middle: Code, high: Code) =>
      add(sub(times((P * Q) ** 2, low), times(P ** 2 + Q ** 2, middle)), high);
    const even = (other: number) => sub(d4, times(other ** 2, d2));
    const odd = (point: number, other: number) => times(point, sub(d3, times(other ** 2, d1)));
    const { before, values } = pairs([even(Q), odd(P, Q), even(P), odd(Q, P)], spare);
    return { before, values: [end(d0, d2, d4), ...values, end(d1, d3, d5)] };
  },
  outOfTile(from, spare) {
    const [m0, m1, m2, m3, m4, m5] = (from as Places).map(get) as [Code, Code, Code, Code, Code, Code];
    const [a, b, c, d] = spare as [Local, Local, Local, Local];
    const sum = (power: number) => add(times(P ** power, get(a)), times(Q ** power, get(c)));
    const difference = (power: number) => add(times(P ** power, get(b)), times(Q ** power, get(d)));
    return {
      before: [set(a, add(m1, m2)), set(b, sub(m1, m2)), set(c, add(m3, m4)), set(d, sub(m3, m4))],
      values: [add(add(m0, get(a)), get(c)), difference(1), sum(2), add(difference(3), m5)],
    };
  },
  spread(from, spare) {
    const [y0, y1, y2, y3] = from.map(get) as [Code, Code, Code, Code];
    const even = (point: number) => add(y0, times(point ** 2, y2));
    const odd = (point: number) => add(times(point, y1), times(point ** 3, y3));
    const { before, values } = pairs([even(P), odd(P), even(Q), odd(Q)], spare);
    return { before, values: [y0, ...values, y3] };
  },
};

export const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i);
