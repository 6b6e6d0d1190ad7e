import { type GatherV2Attrs, util } from '@tensorflow/tfjs-core';
import type { Kernel, TensorInfo } from '../wasm/heap.ts';
import { stockKernel } from '../wasm/registry.ts';

type Inputs = { x: TensorInfo; indices: TensorInfo };

/** Rows that a loop copies faster than a call does. */
const SHORT = 64;

/** Rows of x by index, copied whole. @throws when an index is out of range. */
export function gather(): Kernel<Inputs, GatherV2Attrs> {
  const stock = stockKernel('GatherV2');
  return (args) => {
    const { inputs, backend, attrs } = args;
    const { x, indices } = inputs;
    const [rows = 0, ...rowShape] = x.shape;
    if (attrs.axis !== 0 || attrs.batchDims !== 0 || x.shape.length === 0) return stock(args);
    const width = util.sizeFromShape(rowShape);
    const out = backend.makeOutput([...indices.shape, ...rowShape], x.dtype);
    const from = backend.typedArrayFromHeap(x);
    const at = backend.typedArrayFromHeap(indices);
    const to = backend.typedArrayFromHeap(out);
    for (let i = 0, target = 0; i < at.length; i++, target += width) {
      const row = at[i]!;
      if (!(row >= 0 && row < rows)) throw new RangeError(`gather: index ${row} is not in [0, ${rows}).`);
      const source = row * width;
      if (width > SHORT) to.set(from.subarray(source, source + width), target);
      else for (let c = 0; c < width; c++) to[target + c] = from[source + c]!;
    }
    return out;
  };
}
