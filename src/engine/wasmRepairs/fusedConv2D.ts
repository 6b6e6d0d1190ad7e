import type { FusedConv2DAttrs } from '@tensorflow/tfjs-core';
import type { Kernel, TensorInfo } from '../wasm/heap.ts';
import { stockKernel } from '../wasm/registry.ts';
import { fastConvolution } from './conv2D.ts';

type Inputs = { x: TensorInfo; filter: TensorInfo; bias?: TensorInfo };

const leastAfter: Record<string, number> = { linear: Number.NEGATIVE_INFINITY, relu: 0 };

/** Convolution, bias and activation in one: ours where it has them, the stock one otherwise. */
export function fusedConv2D(): Kernel<Inputs, FusedConv2DAttrs> {
  const stock = stockKernel('FusedConv2D');
  return (args) => {
    const { inputs, backend, attrs } = args;
    const least = leastAfter[attrs.activation];
    const y = least === undefined ? null : fastConvolution(backend, inputs, attrs, least);
    return y ?? stock(args);
  };
}
