const APART = 5;

export type Direction = 'left' | 'right' | 'up' | 'down';

const AXES: Record<Direction, [number, number]> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, -1],
  down: [0, 1],
};

/**
 * The point to go to from `from` (points x, y interleaved, pixels, y down): near, and mostly in that direction. Points
 * drawn over `from` come only when there is nothing beyond them.
 */
export function neighbour(points: Float32Array, from: number, direction: Direction): number | null {
  return search(points, from, direction, APART) ?? search(points, from, direction, 0.5);
}

function search(points: Float32Array, from: number, direction: Direction, apart: number): number | null {
  const [ax, ay] = AXES[direction];
  const x = points[2 * from]!;
  const y = points[2 * from + 1]!;
  let best: number | null = null;
  let least = Infinity;
  for (let i = 0; i < points.length / 2; i++) {
    const dx = points[2 * i]! - x;
    const dy = points[2 * i + 1]! - y;
    const along = dx * ax + dy * ay;
    const across = Math.abs(dx * ay) + Math.abs(dy * ax);
    if (!(along > apart) || across > 2 * along) continue;
    const cost = along + 2 * across;
    if (cost >= least) continue;
    least = cost;
    best = i;
  }
  return best;
}

/** The point nearest to a place, however far. */
export function closest(points: Float32Array, x: number, y: number): number | null {
  let best: number | null = null;
  let least = Infinity;
  for (let i = 0; i < points.length / 2; i++) {
    const distance = (points[2 * i]! - x) ** 2 + (points[2 * i + 1]! - y) ** 2;
    if (!(distance < least)) continue;
    least = distance;
    best = i;
  }
  return best;
}
