import { backend_util, type Conv2DAttrs, type Conv2DBackpropInputAttrs } from '@tensorflow/tfjs-core';
import { convolutionFromInfo } from '../kernels/conv/wasm/convolution.ts';
import { convolveBackward } from '../kernels/conv/wasm/convolveBackward.ts';
import { flipFilter } from '../kernels/conv/wasm/flipFilter.ts';
import { convLoops } from '../kernels/conv/wasm/routines.ts';
import { address, type BackendWasm, floats, type Kernel, release, type TensorInfo } from '../wasm/heap.ts';
import { stockKernel } from '../wasm/registry.ts';

type Inputs = { dy: TensorInfo; filter: TensorInfo };
type Shape4 = [number, number, number, number];

/** Spreads [batch, h, w, channels] over a grid of zeros, `strideHeight` and `strideWidth` apart. */
function dilate(backend: BackendWasm, x: TensorInfo, strideHeight: number, strideWidth: number): TensorInfo {
  const [batch, height, width, channels] = x.shape as Shape4;
  const tall = (height - 1) * strideHeight + 1;
  const wide = (width - 1) * strideWidth + 1;
  const out = backend.makeOutput([batch, tall, wide, channels], 'float32');
  const from = floats(backend, x);
  const to = floats(backend, out).fill(0);
  let p = 0;
  for (let b = 0; b < batch; b++) {
    for (let row = 0; row < height; row++) {
      const line = (b * tall + row * strideHeight) * wide;
      for (let column = 0; column < width; column++) {
        const start = (line + column * strideWidth) * channels;
        for (let c = 0; c < channels; c++) to[start + c] = from[p++]!;
      }
    }
  }
  return out;
}

/**
 * dx of a convolution. Without SIMD: dy, dilated by the strides and padded, convolved with the flipped filter; the stock
 * kernel walks every element in a scalar loop, ten times slower.
 */
export function conv2DBackpropInput(): Kernel<Inputs, Conv2DBackpropInputAttrs> {
  const stock = stockKernel('Conv2DBackpropInput');
  const convolve = stockKernel('Conv2D');
  return (args) => {
    const { inputs, backend, attrs } = args;
    const { dy, filter } = inputs;
    if (attrs.dataFormat !== 'NHWC') return stock(args);
    const info = backend_util.computeConv2DInfo(
      attrs.inputShape,
      filter.shape as Shape4,
      attrs.strides,
      1,
      attrs.pad,
      attrs.dimRoundingMode,
    );
    const simd = convLoops.on(backend);
    if (simd) {
      const dx = backend.makeOutput(attrs.inputShape, 'float32');
      const size = filter.shape.reduce((product, length) => product * length, 1);
      const weights = { address: address(backend, filter), size, bias: null };
      const gradient = { dy: address(backend, dy), gate: null };
      convolveBackward(backend, simd, convolutionFromInfo(info), gradient, weights, address(backend, dx));
      return dx;
    }
    const top = info.filterHeight - 1 - info.padInfo.top;
    const left = info.filterWidth - 1 - info.padInfo.left;
    const bottom = info.inHeight - 1 + info.padInfo.top - (info.outHeight - 1) * info.strideHeight;
    const right = info.inWidth - 1 + info.padInfo.left - (info.outWidth - 1) * info.strideWidth;
    if (Math.min(top, left, bottom, right) < 0) return stock(args);

    const strided = info.strideHeight > 1 || info.strideWidth > 1;
    const x = strided ? dilate(backend, dy, info.strideHeight, info.strideWidth) : dy;
    const [height, width, inChannels, outChannels] = filter.shape as Shape4;
    const flipped = backend.makeOutput([height, width, outChannels, inChannels], 'float32');
    flipFilter(floats(backend, filter), height * width, inChannels, outChannels, floats(backend, flipped));
    const pad = [
      [0, 0],
      [top, bottom],
      [left, right],
      [0, 0],
    ];
    const dx = convolve({
      inputs: { x, filter: flipped },
      backend,
      attrs: { strides: 1, pad, dilations: 1, dataFormat: 'NHWC' } as unknown as Conv2DAttrs,
    });
    release(backend, flipped);
    if (strided) release(backend, x);
    return dx;
  };
}
