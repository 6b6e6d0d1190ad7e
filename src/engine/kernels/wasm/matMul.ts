import { type _FusedMatMulAttrs, type BatchMatMulAttrs, util } from '@tensorflow/tfjs-core';
import { address, type BackendWasm, floats, type Kernel, release, type TensorInfo } from './heap.ts';
import { stockKernel } from './registry.ts';
import { simdRoutines } from './simd.ts';

type Inputs = { a: TensorInfo; b: TensorInfo };
const BLOCK = 32;
const CACHED = 8192;

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

/**
 * a' b of single matrices [n, k] and [n, m] as a sum of outer products, without the transpose. Null where the
 * sizes do not suit the routine.
 */
export function outerProduct(backend: BackendWasm, a: TensorInfo, b: TensorInfo): TensorInfo | null {
  const [n = 0, k = 0] = a.shape.slice(-2);
  const m = b.shape.at(-1) ?? 0;
  const single = util.sizeFromShape(a.shape) === n * k && util.sizeFromShape(b.shape) === n * m;
  const simd = single && n === b.shape.at(-2) && k % 4 === 0 && m % 8 === 0 ? simdRoutines(backend) : null;
  if (!simd || k * m === 0) return null;
  const out = backend.makeOutput([...a.shape.slice(0, -2), k, m], 'float32');
  floats(backend, out).fill(0);
  const rows = Math.max(16, Math.floor(CACHED / m));
  for (let row = 0; row < n; row += rows) {
    const x = address(backend, a) + 4 * row * k;
    const dy = address(backend, b) + 4 * row * m;
    const count = Math.min(rows, n - row);
    simd.accumulateOuter(x, dy, address(backend, out), 4 * k, 4 * m, 1, 4 * k * count, 4 * k, 0);
  }
  return out;
}

/**
 * Transposes explicitly, then multiplies plainly: only plain products of single matrices reach the fast
 * routine of the stock backend.
 */
export function withPlainFactors<Attrs extends BatchMatMulAttrs | _FusedMatMulAttrs>(
  kernelName: string,
): Kernel<Inputs, Attrs> {
  const stock = stockKernel(kernelName);
  return ({ inputs, backend, attrs }) => {
    if (kernelName === 'BatchMatMul' && attrs.transposeA && !attrs.transposeB) {
      const product = outerProduct(backend, inputs.a, inputs.b);
      if (product) return product;
    }
    const a = attrs.transposeA ? transposeLast(backend, inputs.a) : inputs.a;
    const b = attrs.transposeB ? transposeLast(backend, inputs.b) : inputs.b;
    const product = stock({
      inputs: { ...inputs, a, b },
      backend,
      attrs: { ...attrs, transposeA: false, transposeB: false },
    });
    if (attrs.transposeA) release(backend, a);
    if (attrs.transposeB) release(backend, b);
    return product;
  };
}
