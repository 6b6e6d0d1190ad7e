import { backend_util, type Conv2DAttrs, type Conv2DBackpropInputAttrs } from '@tensorflow/tfjs-core';
import { convolutionFromInfo } from './convolution.ts';
import { convolveBackward } from './convolveBackward.ts';
import { address, type BackendWasm, floats, type Kernel, release, type TensorInfo } from './heap.ts';
import { stockKernel } from './registry.ts';
import { simdRoutines } from './simd.ts';

type Inputs = { dy: TensorInfo; filter: TensorInfo };
type Shape4 = [number, number, number, number];

/** [kh, kw, in, out] turned by half a turn in space, with its channels exchanged: [kh, kw, out, in]. */
export function flipFilter(backend: BackendWasm, filter: TensorInfo): TensorInfo {
  const [height, width, inputs, outputs] = filter.shape as Shape4;
  const flipped = backend.makeOutput([height, width, outputs, inputs], 'float32');
  const from = floats(backend, filter);
  const to = floats(backend, flipped);
  const cell = inputs * outputs;
  for (let position = 0; position < height * width; position++) {
    const source = (height * width - 1 - position) * cell;
    for (let i = 0; i < inputs; i++) {
      for (let o = 0; o < outputs; o++) {
        to[position * cell + o * inputs + i] = from[source + i * outputs + o]!;
      }
    }
  }
  return flipped;
}

/** Spreads [batch, h, w, channels] over a grid of zeros, `strideHeight` and `strideWidth` apart. */
export function dilate(
  backend: BackendWasm,
  x: TensorInfo,
  strideHeight: number,
  strideWidth: number,
): TensorInfo {
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
    const simd = simdRoutines(backend);
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
    const flipped = flipFilter(backend, filter);
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
