/** Operations on the rows of matrices, by the SIMD routines or plain loops: on addresses, rows in fours of floats. */

import { expInto } from '../../../wasm/expInto.ts';
import type { BackendWasm } from '../../../wasm/heap.ts';
import { SimdModule } from '../../../wasm/simd.ts';
import { wholeHeap } from '../../../wasm/workspace.ts';
import { blendRows as blendRoutine } from '../simd/blendRows.ts';
import { expRows as expRoutine } from '../simd/expRows.ts';
import { rowDots as dotsRoutine } from '../simd/rowDots.ts';

const loops = new SimdModule([blendRoutine, expRoutine, dotsRoutine]);

export interface Rows {
  readonly count: number;
  /** Floats of a row, a multiple of 4. */
  readonly width: number;
}

interface Blend {
  readonly x: number;
  /** A factor for each row. */
  readonly f: number;
  readonly y: number;
  readonly g: number;
  readonly out: number;
}

/** out = x f + y g, f and g one number a row. */
export function blendRows(backend: BackendWasm, { count, width }: Rows, { x, f, y, g, out }: Blend): void {
  const simd = loops.on(backend);
  if (simd) {
    simd.blendRows(x, f, y, g, out, 4 * width, 4 * count);
    return;
  }
  const heap = wholeHeap(backend);
  for (let i = 0; i < count * width; i++) {
    const row = Math.floor(i / width);
    heap[out / 4 + i] = heap[x / 4 + i]! * heap[f / 4 + row]! + heap[y / 4 + i]! * heap[g / 4 + row]!;
  }
}

/** dots = the product of each row of x with the same row of y. */
export function rowDots(
  backend: BackendWasm,
  { count, width }: Rows,
  { x, y, dots }: Record<'x' | 'y' | 'dots', number>,
): void {
  const simd = loops.on(backend);
  if (simd) {
    simd.rowDots(x, y, dots, 4 * width, 4 * count);
    return;
  }
  const heap = wholeHeap(backend);
  for (let row = 0; row < count; row++) {
    let sum = 0;
    for (let c = row * width; c < (row + 1) * width; c++) sum += heap[x / 4 + c]! * heap[y / 4 + c]!;
    heap[dots / 4 + row] = sum;
  }
}

/** x = e^(scale (x - greatest of its row)), in place; the greatest and the sum of each row beside it. */
export function expRows(
  backend: BackendWasm,
  { count, width }: Rows,
  { x, maxima, sums }: Record<'x' | 'maxima' | 'sums', number>,
  scale: number,
): void {
  const simd = loops.on(backend);
  if (simd) {
    simd.expRows(x, maxima, sums, 4 * width, 4 * count, scale);
    return;
  }
  const heap = wholeHeap(backend);
  for (let row = 0; row < count; row++) {
    const line = heap.subarray(x / 4 + row * width, x / 4 + (row + 1) * width);
    const max = line.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
    expInto(
      line.map((value) => scale * (value - max)),
      line,
    );
    heap[maxima / 4 + row] = max;
    heap[sums / 4 + row] = line.reduce((a, b) => a + b, 0);
  }
}
