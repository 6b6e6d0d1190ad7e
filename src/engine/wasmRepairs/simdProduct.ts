import { util } from '@tensorflow/tfjs-core';
import { address, type BackendWasm, type TensorInfo } from '../wasm/heap.ts';
import { matrix, multiply, productLoops, transpose, transposed } from '../wasm/product.ts';
import { withScratch } from '../wasm/workspace.ts';

/** The product of two single matrices by our SIMD loops. Null for batches, and where there is no SIMD. */
export function simdProduct(
  backend: BackendWasm,
  a: TensorInfo,
  b: TensorInfo,
  transposeA: boolean,
  transposeB: boolean,
): TensorInfo | null {
  const [aFirst = 0, aLast = 0] = a.shape.slice(-2);
  const [bFirst = 0, bLast = 0] = b.shape.slice(-2);
  const single = [a, b].every((x) => util.sizeFromShape(x.shape.slice(0, -2)) === 1);
  const [rows, depth] = transposeA ? [aLast, aFirst] : [aFirst, aLast];
  const columns = transposeB ? bFirst : bLast;
  if (!single || rows * depth * columns === 0 || !productLoops.on(backend)) return null;
  const leading = (a.shape.length >= b.shape.length ? a : b).shape.slice(0, -2);
  return withScratch(backend, (scratch) => {
    const out = backend.makeOutput([...leading, rows, columns], 'float32');
    const [left, right] = [matrix(address(backend, a), aLast), matrix(address(backend, b), bLast)];
    multiply(backend, scratch, {
      a: transposeA ? transposed(left) : left,
      b: transposeB ? transpose(backend, scratch, right, columns, depth) : right,
      out: matrix(address(backend, out), columns),
      ...{ rows, depth, columns },
    });
    return out;
  });
}
