import { type UnsortedSegmentSumAttrs, util } from '@tensorflow/tfjs-core';
import { floats, type Kernel, type TensorInfo } from '../wasm/heap.ts';

type Inputs = { x: TensorInfo; segmentIds: TensorInfo };

/** Adds each row of x to the row that segmentIds names: the gradient of a gather. Negative ids are dropped. */
export function unsortedSegmentSum(): Kernel<Inputs, UnsortedSegmentSumAttrs> {
  return ({ inputs, backend, attrs }) => {
    const { x, segmentIds } = inputs;
    const rowShape = x.shape.slice(segmentIds.shape.length);
    const width = util.sizeFromShape(rowShape);
    const out = backend.makeOutput([attrs.numSegments, ...rowShape], 'float32');
    const from = floats(backend, x);
    const ids = backend.typedArrayFromHeap(segmentIds);
    const to = floats(backend, out).fill(0);
    for (let row = 0; row < ids.length; row++) {
      const id = ids[row]!;
      if (id < 0 || id >= attrs.numSegments) continue;
      for (let c = 0; c < width; c++) {
        to[id * width + c] = to[id * width + c]! + from[row * width + c]!;
      }
    }
    return out;
  };
}
