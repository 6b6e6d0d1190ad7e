import { util } from '@tensorflow/tfjs-core';
import { type BackendWasm, floats, type Kernel, release, reshaped, type TensorInfo } from '../wasm/heap.ts';
import { stockKernel } from '../wasm/registry.ts';

type Inputs = { a: TensorInfo; b: TensorInfo };
const LONG_ROW = 4096;

/** How many elements of `a` one element of `b` meets, if b's shape is the tail of a's; otherwise 0. */
function repeats(a: TensorInfo, b: TensorInfo): number {
  const size = util.sizeFromShape(b.shape);
  let axis = 0;
  while (b.shape[axis] === 1) axis++;
  const tail = b.shape.slice(axis);
  if (size === 0 || b.shape.length > a.shape.length) return 0;
  const start = a.shape.length - tail.length;
  if (!tail.every((length, i) => length === a.shape[start + i])) return 0;
  return util.sizeFromShape(a.shape) / size;
}

function largestDivisor(n: number, limit: number): number {
  for (let d = Math.min(n, Math.floor(limit)); d > 1; d--) if (n % d === 0) return d;
  return 1;
}

function repeat(backend: BackendWasm, x: TensorInfo, times: number): TensorInfo {
  const size = util.sizeFromShape(x.shape);
  const out = backend.makeOutput([size * times], 'float32');
  const from = floats(backend, x);
  const to = floats(backend, out);
  for (let i = 0; i < times; i++) to.set(from, i * size);
  return out;
}

/**
 * Adds a bias along the last axes. The stock kernel pays for every row that it broadcasts over, so the bias is
 * first repeated into one long row.
 */
export function add(): Kernel<Inputs, object> {
  const stock = stockKernel('Add');
  return (args) => {
    const { inputs, backend, attrs } = args;
    const { a, b } = inputs;
    const rows = a.dtype === 'float32' && b.dtype === 'float32' ? repeats(a, b) : 0;
    const size = util.sizeFromShape(b.shape);
    const times = size > 1 && size < LONG_ROW ? largestDivisor(rows, LONG_ROW / size) : 1;
    if (rows < 64 || times < 4) return stock(args);
    const bias = repeat(backend, b, times);
    const sum = stock({
      inputs: { a: reshaped(a, [rows / times, size * times]), b: bias },
      backend,
      attrs,
    });
    release(backend, bias);
    sum.shape = a.shape;
    return sum;
  };
}
