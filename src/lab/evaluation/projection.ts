/** A two-dimensional picture of the embedding: principal axes, turned so that points glide from frame to frame. */

export interface Projection {
  readonly x: Float32Array;
  readonly y: Float32Array;
}

const ITERATIONS = 60;

/** What differs by less than this share is taken for equal: many times what float32 leaves of a tie. */
const TIE = 1e-6;

/** Counts only what is not 0, of which a ReLU leaves many. @returns [width, width], times count */
function covariance(rows: Float32Array, count: number, width: number): Float64Array {
  const sums = new Float64Array(width);
  const matrix = new Float64Array(width * width);
  const places = new Int32Array(width);
  for (let i = 0; i < count; i++) {
    const row = i * width;
    let filled = 0;
    for (let d = 0; d < width; d++) if (rows[row + d] !== 0) places[filled++] = d;
    for (let k = 0; k < filled; k++) {
      const a = places[k]!;
      const value = rows[row + a]!;
      sums[a]! += value;
      for (let l = k; l < filled; l++) matrix[a * width + places[l]!]! += value * rows[row + places[l]!]!;
    }
  }
  for (let a = 0; a < width; a++) {
    for (let b = a; b < width; b++) {
      matrix[a * width + b]! -= (sums[a]! * sums[b]!) / count;
      matrix[b * width + a] = matrix[a * width + b]!;
    }
  }
  return matrix;
}

function times(matrix: Float64Array, vector: Float64Array): Float64Array {
  const width = vector.length;
  const product = new Float64Array(width);
  for (let a = 0; a < width; a++) {
    let sum = 0;
    for (let b = 0; b < width; b++) sum += matrix[a * width + b]! * vector[b]!;
    product[a] = sum;
  }
  return product;
}

function dot(one: ArrayLike<number>, other: Float64Array, from = 0): number {
  let sum = 0;
  for (let d = 0; d < other.length; d++) sum += one[from + d]! * other[d]!;
  return sum;
}

function unit(vector: Float64Array, across?: Float64Array): Float64Array {
  if (across) {
    const along = dot(vector, across);
    for (let d = 0; d < vector.length; d++) vector[d]! -= along * across[d]!;
  }
  const norm = Math.sqrt(dot(vector, vector)) || 1;
  for (let d = 0; d < vector.length; d++) vector[d]! /= norm;
  return vector;
}

/**
 * The first two principal components (orthogonal iteration), around 0.
 *
 * @param rows [count, width]
 */
export function principalPlane(rows: Float32Array, width: number): Projection {
  const count = rows.length / width;
  const matrix = covariance(rows, count, width);
  let first = unit(Float64Array.from({ length: width }, (_, d) => Math.cos(d + 1)));
  let second = unit(
    Float64Array.from({ length: width }, (_, d) => Math.sin(d + 1)),
    first,
  );
  for (let i = 0; i < ITERATIONS; i++) {
    first = unit(times(matrix, first));
    second = unit(times(matrix, second), first);
  }
  const along = (axis: Float64Array) => {
    const values = new Float64Array(count);
    for (let i = 0; i < count; i++) values[i] = dot(rows, axis, i * width);
    return values;
  };
  return { x: Float32Array.from(centred(along(first))), y: Float32Array.from(centred(along(second))) };
}

function centred(values: ArrayLike<number>): Float64Array {
  const numbers = Float64Array.from(values);
  const mean = numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
  return numbers.map((value) => value - mean);
}

/** The first of the values that are the greatest in size, or so near to it that nothing but rounding may decide. */
function firstOfTheGreatest(sizes: Float64Array): number {
  const most = sizes.reduce((most, size) => Math.max(most, size), 0);
  return Math.max(
    0,
    sizes.findIndex((size) => size >= (1 - TIE) * most),
  );
}

/** The longer tail is on the positive side; where neither is longer, the outermost example. */
function facingOn(values: Float64Array): Float64Array {
  let [skew, scale] = [0, 0];
  for (const value of values) {
    skew += value ** 3;
    scale += Math.abs(value) ** 3;
  }
  const side = Math.abs(skew) > TIE * scale ? skew : values[firstOfTheGreatest(values.map(Math.abs))]!;
  return side < 0 ? values.map((value) => -value) : values;
}

/**
 * A picture turned and mirrored by a rule that reads nothing but its points, so that the same points lie alike however they came
 * to lie before: the most variance along x, and on each axis the longer tail on the positive side (the sign of the third moment).
 * Where the variance is the same in all directions, x is the direction of the outermost example. Around 0.
 */
export function orientedByRule(plane: Projection): Projection {
  const [x, y] = [centred(plane.x), centred(plane.y)];
  const [xx, yy, xy] = [dot(x, x), dot(y, y), dot(x, y)];
  const unequal = Math.hypot(xx - yy, 2 * xy);
  if (!(xx + yy > 0)) return { x: Float32Array.from(x), y: Float32Array.from(y) };
  const outermost = () => {
    const i = firstOfTheGreatest(x.map((value, i) => Math.hypot(value, y[i]!)));
    return Math.atan2(y[i]!, x[i]!);
  };
  const angle = unequal > TIE * (xx + yy) ? Math.atan2(2 * xy, xx - yy) / 2 : outermost();
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return {
    x: Float32Array.from(facingOn(x.map((value, i) => value * cos + y[i]! * sin))),
    y: Float32Array.from(facingOn(x.map((value, i) => y[i]! * cos - value * sin))),
  };
}

/** The frame rotated or mirrored to lie as close as it can to the one before (orthogonal Procrustes in the plane). */
export function alignedTo(before: Projection | undefined, frame: Projection): Projection {
  if (before?.x.length !== frame.x.length) return frame;
  let [xx, xy, yx, yy] = [0, 0, 0, 0];
  for (let i = 0; i < frame.x.length; i++) {
    xx += frame.x[i]! * before.x[i]!;
    xy += frame.x[i]! * before.y[i]!;
    yx += frame.y[i]! * before.x[i]!;
    yy += frame.y[i]! * before.y[i]!;
  }
  const turned = Math.hypot(xx + yy, xy - yx);
  const mirrored = Math.hypot(xx - yy, xy + yx);
  const flip = mirrored > turned ? -1 : 1;
  const angle = flip < 0 ? Math.atan2(xy + yx, xx - yy) : Math.atan2(xy - yx, xx + yy);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return {
    x: frame.x.map((value, i) => value * cos - flip * frame.y[i]! * sin),
    y: frame.x.map((value, i) => value * sin + flip * frame.y[i]! * cos),
  };
}
