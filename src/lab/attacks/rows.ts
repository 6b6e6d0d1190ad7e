/** Rows of the chosen positions, in their order. @param rows [N, width], one row after the other */
export function rowsAt<Values extends Float32Array | Float64Array>(
  rows: Values,
  width: number,
  positions: ArrayLike<number>,
): Values {
  const chosen = new (rows.constructor as new (length: number) => Values)(positions.length * width);
  for (let i = 0; i < positions.length; i++) {
    chosen.set(rows.subarray(positions[i]! * width, (positions[i]! + 1) * width), i * width);
  }
  return chosen;
}
