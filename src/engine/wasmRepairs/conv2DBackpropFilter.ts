import { backend_util, type Conv2DBackpropFilterAttrs } from '@tensorflow/tfjs-core';
import { convolutionFromInfo } from '../kernels/conv/wasm/convolution.ts';
import { convolveGradient } from '../kernels/conv/wasm/convolveGradient.ts';
import { convLoops } from '../kernels/conv/wasm/routines.ts';
import { address, type Kernel, release, reshaped, type TensorInfo } from '../wasm/heap.ts';
import { stockKernel } from '../wasm/registry.ts';
import { patchRows } from './patchRows.ts';

type Inputs = { x: TensorInfo; dy: TensorInfo };
type Shape4 = [number, number, number, number];

/** dFilter of a convolution, which the stock backend lacks; without SIMD patches times dy, as one matrix product. */
export function conv2DBackpropFilter(): Kernel<Inputs, Conv2DBackpropFilterAttrs> {
  const matMul = stockKernel('BatchMatMul');
  return ({ inputs, backend, attrs }) => {
    const { x, dy } = inputs;
    if (attrs.dataFormat !== 'NHWC') throw new Error('Conv2DBackpropFilter on wasm takes NHWC only.');
    const info = backend_util.computeConv2DInfo(
      x.shape as Shape4,
      attrs.filterShape,
      attrs.strides,
      1,
      attrs.pad,
      attrs.dimRoundingMode,
    );
    const simd = convLoops.on(backend);
    if (simd) {
      const out = backend.makeOutput(attrs.filterShape, 'float32');
      const gradient = { dy: address(backend, dy), gate: null };
      const target = { weights: address(backend, out), bias: null };
      convolveGradient(backend, simd, convolutionFromInfo(info), address(backend, x), gradient, target);
      return out;
    }
    const columns = info.batchSize * info.outHeight * info.outWidth;
    const a = patchRows(backend, x, info);
    const b = reshaped(dy, [columns, info.outChannels]);
    const product = matMul({ inputs: { a, b }, backend, attrs: { transposeA: false, transposeB: false } });
    release(backend, a);
    product.shape = attrs.filterShape;
    return product;
  };
}
