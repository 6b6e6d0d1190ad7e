import { util } from '@tensorflow/tfjs-core';
import { address, type BackendWasm, floats, type TensorInfo } from './heap.ts';
import { type SimdRoutines, simdRoutines } from './simd.ts';

// Rows of the factors are taken in runs of about this many floats, which stay in the first-level cache.
const CACHED = 8192;

interface Product {
  simd: SimdRoutines;
  a: number;
  b: number;
  out: number;
  rows: number;
  inner: number;
  columns: number;
}

function runsOf(width: number, total: number, visit: (start: number, count: number) => void): void {
  const run = Math.max(16, Math.floor(CACHED / width));
  for (let start = 0; start < total; start += run) visit(start, Math.min(run, total - start));
}

/** a' b, with a [inner, rows] and b [inner, columns]: a sum of outer products. */
function transposedTimesPlain({ simd, a, b, out, rows, inner, columns }: Product): void {
  runsOf(columns, inner, (start, count) => {
    const [x, dy] = [a + 4 * start * rows, b + 4 * start * columns];
    simd.accumulateOuter(x, dy, out, 4 * rows, 4 * columns, 1, 4 * rows * count, 4 * rows, 0);
  });
}

/** a b, with a [rows, inner] and b [inner, columns]. */
function plainTimesPlain({ simd, a, b, out, rows, inner, columns }: Product): void {
  runsOf(columns, inner, (start, count) => {
    const [x, d] = [a + 4 * start, b + 4 * start * columns];
    simd.accumulateProduct(x, d, out, rows, 4 * count, 4 * columns, 4 * inner);
  });
}

/** a b', with a [rows, inner] and b [columns, inner]. */
function plainTimesTransposed({ simd, a, b, out, rows, inner, columns }: Product): void {
  simd.dotProducts(a, b, out, rows, 4 * inner, 4 * columns);
}

type Method = { multiply: (product: Product) => void; suits: (product: Product) => boolean };

const methods: Record<string, Method> = {
  'true,false': { multiply: transposedTimesPlain, suits: (p) => p.rows % 4 === 0 && p.columns % 8 === 0 },
  'false,false': { multiply: plainTimesPlain, suits: (p) => p.rows % 4 === 0 && p.columns % 8 === 0 },
  'false,true': {
    multiply: plainTimesTransposed,
    suits: (p) => p.rows % 2 === 0 && p.inner % 4 === 0 && p.columns % 4 === 0,
  },
};

/**
 * The product of two single matrices by our SIMD loops, without transposing or packing either, which for the
 * ever new weights of training costs the stock routine as much as the product. Null where the sizes do not suit.
 */
export function simdProduct(
  backend: BackendWasm,
  a: TensorInfo,
  b: TensorInfo,
  transposeA: boolean,
  transposeB: boolean,
): TensorInfo | null {
  const simd = simdRoutines(backend);
  const method = methods[`${transposeA},${transposeB}`];
  if (!simd || !method) return null;
  const [aFirst = 0, aLast = 0] = a.shape.slice(-2);
  const [bFirst = 0, bLast = 0] = b.shape.slice(-2);
  const single = [a, b].every((x) => util.sizeFromShape(x.shape.slice(0, -2)) === 1);
  const [rows, inner] = transposeA ? [aLast, aFirst] : [aFirst, aLast];
  const [innerOfB, columns] = transposeB ? [bLast, bFirst] : [bFirst, bLast];
  const product = { simd, a: address(backend, a), b: address(backend, b), out: 0, rows, inner, columns };
  if (!single || inner !== innerOfB || rows * inner * columns === 0 || !method.suits(product)) return null;
  const leading = (a.shape.length >= b.shape.length ? a : b).shape.slice(0, -2);
  const out = backend.makeOutput([...leading, rows, columns], 'float32');
  floats(backend, out).fill(0);
  method.multiply({ ...product, out: address(backend, out) });
  return out;
}
