import { backend_util, type Conv2DAttrs } from '@tensorflow/tfjs-core';
import type { BackendWasm, Kernel, TensorInfo } from './heap.ts';
import { stockKernel } from './registry.ts';
import { suitsWinograd, winograd } from './winograd.ts';

type Shape4 = [number, number, number, number];
type Inputs = { x: TensorInfo; filter: TensorInfo };

/** The convolution by Winograd's algorithm, or null where that does not suit. */
export function fastConvolution(
  backend: BackendWasm,
  x: TensorInfo,
  filter: TensorInfo,
  attrs: Conv2DAttrs,
): TensorInfo | null {
  if (attrs.dataFormat !== 'NHWC') return null;
  const info = backend_util.computeConv2DInfo(
    x.shape as Shape4,
    filter.shape as Shape4,
    attrs.strides,
    attrs.dilations,
    attrs.pad,
    attrs.dimRoundingMode,
  );
  return suitsWinograd(info) ? winograd(backend, x, filter, info) : null;
}

/** Convolution: Winograd's where it suits, the stock one otherwise. */
export function conv2D(): Kernel<Inputs, Conv2DAttrs> {
  const stock = stockKernel('Conv2D');
  return (args) =>
    fastConvolution(args.backend, args.inputs.x, args.inputs.filter, args.attrs) ?? stock(args);
}
