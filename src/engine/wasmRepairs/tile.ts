import type { TileAttrs } from '@tensorflow/tfjs-core';
import type { Kernel, TensorInfo } from '../wasm/heap.ts';

/** Repeats a tensor along its axes, copying whole runs. */
export function tile(): Kernel<{ x: TensorInfo }, TileAttrs> {
  return ({ inputs, backend, attrs }) => {
    const { x } = inputs;
    const { reps } = attrs;
    const shape = x.shape.map((length, axis) => length * (reps[axis] ?? 1));
    const out = backend.makeOutput(shape, x.dtype);
    const from = backend.typedArrayFromHeap(x);
    const to = backend.typedArrayFromHeap(out);
    let source = 0;
    let target = 0;
    const fill = (axis: number): void => {
      const length = x.shape[axis] ?? 1;
      const start = target;
      if (axis >= x.shape.length - 1) {
        for (let i = 0; i < length; i++) to[target++] = from[source++]!;
      } else {
        for (let i = 0; i < length; i++) fill(axis + 1);
      }
      const end = start + (target - start) * (reps[axis] ?? 1);
      // What has been filled is copied as a whole: few calls, of long runs.
      while (target < end) {
        const run = Math.min(target - start, end - target);
        to.copyWithin(target, start, start + run);
        target += run;
      }
    };
    if (to.length > 0) fill(0);
    return out;
  };
}
