import { type BackendWasm, floats, type TensorInfo } from '../wasm/heap.ts';

const BLOCK = 32;

/** A matrix turned over its diagonal, block by block so that both sides stay in cache. Leading axes are kept. */
export function transposeLast(backend: BackendWasm, x: TensorInfo): TensorInfo {
  const rows = x.shape.at(-2) ?? 1;
  const columns = x.shape.at(-1) ?? 1;
  const out = backend.makeOutput([...x.shape.slice(0, -2), columns, rows], 'float32');
  const from = floats(backend, x);
  const to = floats(backend, out);
  for (let start = 0; start < from.length; start += rows * columns) {
    for (let top = 0; top < rows; top += BLOCK) {
      const bottom = Math.min(rows, top + BLOCK);
      for (let left = 0; left < columns; left += BLOCK) {
        const right = Math.min(columns, left + BLOCK);
        for (let r = top; r < bottom; r++) {
          let target = start + left * rows + r;
          for (let c = left; c < right; c++, target += rows) to[target] = from[start + r * columns + c]!;
        }
      }
    }
  }
  return out;
}
