import { type SumAttrs, util } from '@tensorflow/tfjs-core';
import {
  type BackendWasm,
  floats,
  type Kernel,
  release,
  releaseView,
  type TensorInfo,
  view,
} from '../wasm/heap.ts';
import { type SingleKernel, stockKernel } from '../wasm/registry.ts';

const HALVE_ABOVE = 8192;

/** Adds the lower half of the rows onto the upper half until few are left: pairwise, so it rounds little. */
function halve(backend: BackendWasm, add: SingleKernel, x: TensorInfo, rows: number, width: number) {
  let half = rows >> 1;
  const upper = view(backend, x, 0, [half * width]);
  const lower = view(backend, x, half * width, [half * width]);
  let folded = add({ inputs: { a: upper, b: lower }, backend, attrs: {} });
  releaseView(backend, upper);
  releaseView(backend, lower);
  while (half % 2 === 0 && half * width > HALVE_ABOVE) {
    half >>= 1;
    const top = view(backend, folded, 0, [half * width]);
    const bottom = view(backend, folded, half * width, [half * width]);
    const next = add({ inputs: { a: top, b: bottom }, backend, attrs: {} });
    releaseView(backend, top);
    releaseView(backend, bottom);
    release(backend, folded);
    folded = next;
  }
  return { folded, half };
}

/** Adds each row of [rows, width] to the sums. */
function addRows(from: Float32Array, rows: number, sums: Float64Array): void {
  const width = sums.length;
  let p = 0;
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < width; c++) sums[c] = sums[c]! + from[p++]!;
  }
}

function isLeading(axes: number[], rank: number): boolean {
  return axes.length < rank && axes.every((axis, i) => axis === i);
}

/** Sums over leading axes, as a bias's gradient needs. The stock kernel transposes the whole tensor first. */
export function sum(): Kernel<{ x: TensorInfo }, SumAttrs> {
  const stock = stockKernel('Sum');
  const add = stockKernel('Add');
  return (args) => {
    const { inputs, backend, attrs } = args;
    const { x } = inputs;
    const axes = util.parseAxisParam(attrs.axis, x.shape).sort((a, b) => a - b);
    const width = util.sizeFromShape(x.shape.slice(axes.length));
    const rows = util.sizeFromShape(x.shape.slice(0, axes.length));
    if (x.dtype !== 'float32' || !isLeading(axes, x.shape.length) || width === 0 || rows < 2) {
      return stock(args);
    }
    const kept = x.shape.slice(axes.length);
    const out = backend.makeOutput(attrs.keepDims ? [...axes.map(() => 1), ...kept] : kept, 'float32');
    const sums = new Float64Array(width);
    if (rows * width <= HALVE_ABOVE) {
      addRows(floats(backend, x), rows, sums);
    } else {
      const { folded, half } = halve(backend, add, x, rows, width);
      addRows(floats(backend, folded), half, sums);
      if (rows % 2 === 1) addRows(floats(backend, x).subarray((rows - 1) * width), 1, sums);
      release(backend, folded);
    }
    floats(backend, out).set(sums);
    return out;
  };
}
