import { backend_util, type Conv2DAttrs, util } from '@tensorflow/tfjs-core';
import { convolutionFromInfo } from '../kernels/conv/wasm/convolution.ts';
import { convolveForward } from '../kernels/conv/wasm/convolveForward.ts';
import { convLoops } from '../kernels/conv/wasm/routines.ts';
import { address, type BackendWasm, type Kernel, type TensorInfo } from '../wasm/heap.ts';
import { stockKernel } from '../wasm/registry.ts';

type Shape4 = [number, number, number, number];

interface Inputs {
  x: TensorInfo;
  filter: TensorInfo;
  bias?: TensorInfo;
}

/** max(least, convolution + bias) by our SIMD loops, or null where it is not of their kind. */
export function fastConvolution(
  backend: BackendWasm,
  { x, filter, bias }: Inputs,
  attrs: Conv2DAttrs,
  least = Number.NEGATIVE_INFINITY,
): TensorInfo | null {
  const simd = convLoops.on(backend);
  if (!simd || attrs.dataFormat !== 'NHWC') return null;
  const info = backend_util.computeConv2DInfo(
    x.shape as Shape4,
    filter.shape as Shape4,
    attrs.strides,
    attrs.dilations,
    attrs.pad,
    attrs.dimRoundingMode,
  );
  if (info.dilationHeight !== 1 || info.dilationWidth !== 1) return null;
  if (bias && util.sizeFromShape(bias.shape) !== info.outChannels) return null;
  const y = backend.makeOutput(info.outShape, 'float32');
  const weights = {
    address: address(backend, filter),
    size: util.sizeFromShape(filter.shape),
    bias: bias ? address(backend, bias) : null,
  };
  const addresses = [address(backend, x), address(backend, y)] as const;
  convolveForward(backend, simd, convolutionFromInfo(info), addresses[0], weights, addresses[1], least);
  return y;
}

/** Convolution: ours where it has one, the stock one otherwise. */
export function conv2D(): Kernel<Inputs, Conv2DAttrs> {
  const stock = stockKernel('Conv2D');
  return (args) => fastConvolution(args.backend, args.inputs, args.attrs) ?? stock(args);
}
