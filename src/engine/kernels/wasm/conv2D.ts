import { backend_util, type Conv2DAttrs } from '@tensorflow/tfjs-core';
import type { Kernel, TensorInfo } from './heap.ts';
import { stockKernel } from './registry.ts';
import { suitsWinograd, winograd } from './winograd.ts';

type Shape4 = [number, number, number, number];
type Inputs = { x: TensorInfo; filter: TensorInfo };

/** Convolution: Winograd's where it suits, the stock one otherwise. */
export function conv2D(): Kernel<Inputs, Conv2DAttrs> {
  const stock = stockKernel('Conv2D');
  return (args) => {
    const { inputs, backend, attrs } = args;
    if (attrs.dataFormat !== 'NHWC') return stock(args);
    const info = backend_util.computeConv2DInfo(
      inputs.x.shape as Shape4,
      inputs.filter.shape as Shape4,
      attrs.strides,
      attrs.dilations,
      attrs.pad,
      attrs.dimRoundingMode,
    );
    const fast = suitsWinograd(info) ? winograd(backend, inputs.x, inputs.filter, info) : null;
    return fast ?? stock(args);
  };
}
