/** BlindMI-Diff's moves within one batch (Hui et al. 2021), by sums of kernels instead of a kernel matrix. */
import { kernelOf } from './gaussianKernel.ts';

export interface Settled {
  /** [B], 1 = still in the target set when the moves ended: called a member */
  inside: Uint8Array;
  /** [B], mean kernel with the target set minus mean kernel with the non-members, from -1 to 1 */
  witness: Float64Array;
}

interface Sums {
  /** [B] kernel of each example summed over the non-members, and over the target set (itself included while there). */
  readonly toOut: Float64Array;
  readonly toIn: Float64Array;
  /** Kernels of all pairs of non-members. */
  outPairs: number;
  outCount: number;
}

function startingSums(rows: Float64Array, generated: Float64Array, width: number): Sums {
  const [count, outCount] = [rows.length / width, generated.length / width];
  const [toOut, toIn] = [new Float64Array(count), new Float64Array(count)];
  let outPairs = 0;
  for (let i = 0; i < outCount; i++) {
    outPairs += 1;
    for (let j = 0; j < i; j++) outPairs += 2 * kernelOf(generated, i, generated, j, width);
  }
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < outCount; j++) toOut[i]! += kernelOf(rows, i, generated, j, width);
    toIn[i]! += 1;
    for (let j = 0; j < i; j++) {
      const kernel = kernelOf(rows, i, rows, j, width);
      toIn[i]! += kernel;
      toIn[j]! += kernel;
    }
  }
  return { toOut, toIn, outPairs, outCount };
}

/** The biased estimate of the squared MMD (Gretton et al. 2012) between a non-members and b others, from sums over pairs. */
function mmd(outPairs: number, a: number, inPairs: number, b: number, between: number): number {
  return outPairs / (a * a) + inPairs / (b * b) - (2 * between) / (a * b);
}

/** Those whose own move would raise the distance of the two sets. */
function movers({ toOut, toIn, outPairs, outCount: a }: Sums, inside: Uint8Array): number[] {
  const candidates = [...inside.keys()].filter((i) => inside[i] === 1);
  const b = candidates.length;
  const sum = (values: Float64Array) => candidates.reduce((total, i) => total + values[i]!, 0);
  const [inPairs, between] = [sum(toIn), sum(toOut)];
  const now = mmd(outPairs, a, inPairs, b, between);
  return candidates.filter((i) => {
    const [own, others] = [toOut[i]!, toIn[i]! - 1];
    const moved = mmd(outPairs + 2 * own + 1, a + 1, inPairs - 2 * others - 1, b - 1, between - own + others);
    return moved > now;
  });
}

/**
 * Every example whose move to the non-members raises the distance moves at the end of its round, until none does or
 * none would stay; so the examples' order decides nothing.
 *
 * @param rows [B, width] the target set
 * @param generated [G, width] known non-members, G >= 1
 */
export function settle(rows: Float64Array, generated: Float64Array, width: number): Settled {
  const count = rows.length / width;
  const sums = startingSums(rows, generated, width);
  const { toOut, toIn } = sums;
  const inside = new Uint8Array(count).fill(1);
  let left = count;
  while (left > 1) {
    const moving = movers(sums, inside);
    if (moving.length === 0 || moving.length === left) break;
    for (const m of moving) sums.outPairs += toOut[m]!;
    for (const m of moving) {
      for (let i = 0; i < count; i++) {
        const kernel = i === m ? 1 : kernelOf(rows, i, rows, m, width);
        toOut[i]! += kernel;
        toIn[i]! -= kernel;
      }
      inside[m] = 0;
    }
    for (const m of moving) sums.outPairs += toOut[m]!;
    sums.outCount += moving.length;
    left -= moving.length;
  }
  return { inside, witness: toIn.map((sum, i) => sum / left - toOut[i]! / sums.outCount) };
}
