/** Matrix products by the SIMD routines or, where there is no SIMD, by plain loops: on addresses and strides. */
import type { BackendWasm } from './heap.ts';
import { gemm } from './routines/gemm.ts';
import { transpose as transposeRoutine } from './routines/transpose.ts';
import { SimdModule } from './simd.ts';
import { type Workspace, wholeHeap } from './workspace.ts';

export const productLoops = new SimdModule([gemm, transposeRoutine]);

/** A matrix on the heap: where it begins in bytes, and how far apart its rows and columns are in floats. */
export interface Matrix {
  readonly at: number;
  readonly row: number;
  /** 1 unless the matrix is read transposed. */
  readonly column: number;
}

export interface Product {
  readonly a: Matrix;
  readonly b: Matrix;
  readonly out: Matrix;
  /** What the sums start from; `row` 0 repeats one row. Absent: nothing. */
  readonly initial?: Matrix;
  readonly rows: number;
  readonly depth: number;
  readonly columns: number;
  readonly relu?: boolean;
}

/** Rows of b that a run of the product reads again for every four rows of a: they stay in the first-level cache. */
const DEPTH = 256;

export const matrix = (at: number, row: number): Matrix => ({ at, row, column: 1 });
export const transposed = ({ at, row, column }: Matrix): Matrix => ({ at, row: column, column: row });

/** out = a b + initial, then ReLU if asked. b, out and initial stand by rows; a may stand transposed. */
export function multiply(backend: BackendWasm, scratch: Workspace, product: Product): void {
  const simd = productLoops.on(backend);
  if (!simd) {
    multiplyPlainly(backend, product);
    return;
  }
  const { a, b, out, rows, depth, columns, relu } = product;
  let initial = product.initial;
  if (!initial) {
    initial = matrix(scratch.floats(columns + 3), 0);
    scratch.at(initial.at, columns + 3).fill(0);
  }
  for (let k = 0; k < depth || k === 0; k += DEPTH) {
    const part = Math.min(DEPTH, depth - k);
    const last = k + part >= depth;
    simd.gemm(
      ...[a.at + 4 * k * a.column, 4 * a.row, 4 * a.column, 4 * part * a.column],
      ...[b.at + 4 * k * b.row, 4 * b.row],
      ...[initial.at, 4 * initial.row, out.at, 4 * out.row, rows, 4 * columns],
      relu && last ? 0 : Number.NEGATIVE_INFINITY,
    );
    initial = out;
  }
}

function multiplyPlainly(backend: BackendWasm, { a, b, out, initial, rows, depth, columns, relu }: Product) {
  const heap = wholeHeap(backend);
  const sums = new Float64Array(columns);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      sums[c] = initial ? heap[initial.at / 4 + r * initial.row + c]! : 0;
    }
    for (let k = 0; k < depth; k++) {
      const factor = heap[a.at / 4 + r * a.row + k * a.column]!;
      const line = b.at / 4 + k * b.row;
      for (let c = 0; c < columns; c++) sums[c] = sums[c]! + factor * heap[line + c]!;
    }
    const to = out.at / 4 + r * out.row;
    for (let c = 0; c < columns; c++) heap[to + c] = relu ? Math.max(0, sums[c]!) : sums[c]!;
  }
}

const CACHE_LINE = 16;

/**
 * The transpose of [rows, columns]. Its rows lie an odd number of cache lines apart: a product walks down them, and at a
 * distance of a power of two they would drive each other out of the cache.
 */
export function transpose(
  backend: BackendWasm,
  scratch: Workspace,
  x: Matrix,
  rows: number,
  columns: number,
): Matrix {
  const row = CACHE_LINE * (Math.ceil(rows / CACHE_LINE) | 1);
  const y = matrix(scratch.floats(row * columns + 3), row);
  const simd = productLoops.on(backend);
  if (simd) {
    simd.transpose(x.at, y.at, 4 * rows, 4 * columns, 4 * x.row, 4 * row);
    return y;
  }
  const heap = wholeHeap(backend);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) heap[y.at / 4 + c * row + r] = heap[x.at / 4 + r * x.row + c]!;
  }
  return y;
}
