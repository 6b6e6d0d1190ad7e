/** Indices of the points (x, y interleaved) inside a closed polygon (x, y interleaved), by even-odd crossing. */
export function insidePolygon(points: Float32Array, polygon: readonly number[]): number[] {
  const inside: number[] = [];
  for (let i = 0; i < points.length / 2; i++) {
    if (contains(polygon, points[2 * i]!, points[2 * i + 1]!)) inside.push(i);
  }
  return inside;
}

function contains(polygon: readonly number[], x: number, y: number): boolean {
  let odd = false;
  const count = polygon.length / 2;
  for (let i = 0, j = count - 1; i < count; j = i++) {
    const yi = polygon[2 * i + 1]!;
    const yj = polygon[2 * j + 1]!;
    if (yi > y === yj > y) continue;
    const crossing = polygon[2 * i]! + ((y - yi) / (yj - yi)) * (polygon[2 * j]! - polygon[2 * i]!);
    if (x < crossing) odd = !odd;
  }
  return odd;
}
