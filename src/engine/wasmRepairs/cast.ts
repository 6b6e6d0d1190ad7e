import type { CastAttrs } from '@tensorflow/tfjs-core';
import type { Kernel, TensorInfo } from '../wasm/heap.ts';
import { stockKernel } from '../wasm/registry.ts';

/** Shares the memory when the type stays the same. The stock kernel copies, and gradients cast everywhere. */
export function cast(): Kernel<{ x: TensorInfo }, CastAttrs> {
  const stock = stockKernel('Cast');
  return (args) => {
    const { inputs, backend, attrs } = args;
    if (inputs.x.dtype !== attrs.dtype) return stock(args);
    backend.incRef(inputs.x.dataId);
    return { ...inputs.x };
  };
}

/** The same tensor again, sharing its memory. The stock kernel copies. */
export function identity(): Kernel<{ x: TensorInfo }, object> {
  return ({ inputs, backend }) => {
    backend.incRef(inputs.x.dataId);
    return { ...inputs.x };
  };
}
