/** Points (x, y interleaved, pixels) sorted into square cells, for quick look-ups of the nearest. */
export interface PointGrid {
  points: Float32Array;
  columns: number;
  rows: number;
  cell: number;
  /** Start of each cell in `order`, one entry more than cells. */
  starts: Int32Array;
  order: Int32Array;
}

export function buildGrid(points: Float32Array, width: number, height: number, cell = 16): PointGrid {
  const columns = Math.max(1, Math.ceil(width / cell));
  const rows = Math.max(1, Math.ceil(height / cell));
  const count = points.length / 2;
  const at = new Int32Array(count);
  const starts = new Int32Array(columns * rows + 1);
  for (let i = 0; i < count; i++) {
    const column = clamp(points[2 * i]! / cell, columns);
    const row = clamp(points[2 * i + 1]! / cell, rows);
    at[i] = row * columns + column;
    starts[at[i]! + 1]!++;
  }
  for (let c = 0; c < columns * rows; c++) starts[c + 1]! += starts[c]!;
  const next = starts.slice();
  const order = new Int32Array(count);
  for (let i = 0; i < count; i++) order[next[at[i]!]!++] = i;
  return { points, columns, rows, cell, starts, order };
}

/** The point nearest to (x, y) within `reach` pixels, or null. */
export function nearestPoint(grid: PointGrid, x: number, y: number, reach: number): number | null {
  const { points, columns, rows, cell, starts, order } = grid;
  let best: number | null = null;
  let least = reach * reach;
  for (let row = clamp((y - reach) / cell, rows); row <= clamp((y + reach) / cell, rows); row++) {
    for (
      let column = clamp((x - reach) / cell, columns);
      column <= clamp((x + reach) / cell, columns);
      column++
    ) {
      const c = row * columns + column;
      for (let k = starts[c]!; k < starts[c + 1]!; k++) {
        const i = order[k]!;
        const distance = (points[2 * i]! - x) ** 2 + (points[2 * i + 1]! - y) ** 2;
        if (!(distance <= least)) continue;
        least = distance;
        best = i;
      }
    }
  }
  return best;
}

const clamp = (value: number, count: number) => Math.min(count - 1, Math.max(0, Math.floor(value) || 0));
