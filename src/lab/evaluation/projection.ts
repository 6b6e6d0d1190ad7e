/** A two-dimensional picture of the embedding: principal axes, turned so that points glide from frame to frame. */

export interface Projection {
  readonly x: Float32Array;
  readonly y: Float32Array;
}

const ITERATIONS = 60;

function covariance(rows: Float32Array, count: number, width: number): Float64Array {
  const mean = new Float64Array(width);
  for (let i = 0; i < count; i++) for (let d = 0; d < width; d++) mean[d]! += rows[i * width + d]! / count;
  const centred = new Float64Array(width);
  const matrix = new Float64Array(width * width);
  for (let i = 0; i < count; i++) {
    for (let d = 0; d < width; d++) centred[d] = rows[i * width + d]! - mean[d]!;
    for (let a = 0; a < width; a++) {
      const value = centred[a]!;
      if (value === 0) continue;
      for (let b = a; b < width; b++) matrix[a * width + b]! += value * centred[b]!;
    }
  }
  for (let a = 0; a < width; a++) for (let b = 0; b < a; b++) matrix[a * width + b] = matrix[b * width + a]!;
  return matrix;
}

function times(matrix: Float64Array, vector: Float64Array): Float64Array {
  const width = vector.length;
  return vector.map((_, a) => {
    let sum = 0;
    for (let b = 0; b < width; b++) sum += matrix[a * width + b]! * vector[b]!;
    return sum;
  });
}

function unit(vector: Float64Array, across?: Float64Array): Float64Array {
  if (across) {
    const along = vector.reduce((sum, value, d) => sum + value * across[d]!, 0);
    for (let d = 0; d < vector.length; d++) vector[d]! -= along * across[d]!;
  }
  const norm = Math.hypot(...vector) || 1;
  return vector.map((value) => value / norm);
}

/**
 * The first two principal components (orthogonal iteration).
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
  const x = new Float32Array(count);
  const y = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    for (let d = 0; d < width; d++) {
      x[i]! += rows[i * width + d]! * first[d]!;
      y[i]! += rows[i * width + d]! * second[d]!;
    }
  }
  return centredPlane({ x, y });
}

function centredPlane({ x, y }: Projection): Projection {
  const mean = (values: Float32Array) => values.reduce((sum, value) => sum + value / values.length, 0);
  const [mx, my] = [mean(x), mean(y)];
  return { x: x.map((value) => value - mx), y: y.map((value) => value - my) };
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
