/** The embedding epoch by epoch: what a contrastive training looked like, kept with its outcome to be played again. */
import type { Projection } from './projection.ts';

/** Frames of one training, turned alike, so that points glide from each to the next. */
export interface EmbeddingFrames {
  /** [frames] rising from 0, before training, to the last epoch. */
  readonly epochs: readonly number[];
  /** [count] which of the target's 2n examples the points are of, by place, rising. */
  readonly examples: Int32Array;
  /** [frames, count, 2] x and y in steps of the frame's own `step`. */
  readonly points: Int16Array;
  /** [frames] what a step is. */
  readonly step: Float32Array;
}

const MOST_FRAMES = 40;

/** Examples of each side that frames are kept of, at most. */
export const FRAMED = 1000;

const STEPS = 32_767;

/** The epochs after which a frame is kept, whatever machine trains: 0, the last, and of many those between at equal distances. */
export function framedEpochs(epochs: number): number[] {
  const gaps = Math.min(epochs, MOST_FRAMES);
  return Array.from({ length: gaps + 1 }, (_, i) => Math.round((i * epochs) / gaps));
}

/** How many of the target's 2n examples frames are of. */
export const framedCount = (membersPerModel: number) => 2 * Math.min(FRAMED, membersPerModel);

/** Places of the framed among the target's 2n examples: the first members and the first others, which the split has shuffled. */
export function framedExamples(membersPerModel: number): Int32Array {
  const length = framedCount(membersPerModel);
  const each = length / 2;
  return Int32Array.from({ length }, (_, i) => (i < each ? i : membersPerModel + i - each));
}

const greatest = (most: number, value: number) =>
  Number.isFinite(value) ? Math.max(most, Math.abs(value)) : most;

/** @param planes of each epoch, with a point for each example @throws Error where there are not as many */
export function packFrames(
  epochs: readonly number[],
  examples: Int32Array,
  planes: readonly Projection[],
): EmbeddingFrames {
  const count = examples.length;
  if (planes.length !== epochs.length) throw new Error(`${planes.length} frames of ${epochs.length} epochs`);
  const points = new Int16Array(planes.length * count * 2);
  const step = new Float32Array(planes.length);
  planes.forEach(({ x, y }, f) => {
    step[f] = y.reduce(greatest, x.reduce(greatest, 0)) / STEPS;
    const inSteps = (value: number) => Math.max(-STEPS, Math.min(STEPS, Math.round(value / step[f]!)));
    for (let i = 0; i < count; i++) {
      points[2 * (f * count + i)] = inSteps(x[i]!);
      points[2 * (f * count + i) + 1] = inSteps(y[i]!);
    }
  });
  return { epochs, examples, points, step };
}

/** One frame's points, in the order of `examples`. @param at from 0 */
export function frameAt({ examples, points, step }: EmbeddingFrames, at: number): Projection {
  const count = examples.length;
  const value = (i: number, side: 0 | 1) => points[2 * (at * count + i) + side]! * step[at]!;
  return {
    x: Float32Array.from(examples, (_, i) => value(i, 0)),
    y: Float32Array.from(examples, (_, i) => value(i, 1)),
  };
}

/** The points among all of the target's examples; those that there are none of lie nowhere. @param count of all, 2n */
export function amongAll({ x, y }: Projection, examples: Int32Array, count: number): Projection {
  if (examples.length === count) return { x, y };
  const [allX, allY] = [new Float32Array(count).fill(Number.NaN), new Float32Array(count).fill(Number.NaN)];
  examples.forEach((place, i) => {
    allX[place] = x[i]!;
    allY[place] = y[i]!;
  });
  return { x: allX, y: allY };
}
