import { backend_util, type Conv2DBackpropFilterAttrs } from '@tensorflow/tfjs-core';
import {
  address,
  type BackendWasm,
  floats,
  type Kernel,
  release,
  reshaped,
  type TensorInfo,
} from './heap.ts';
import { padImages } from './padImages.ts';
import { stockKernel } from './registry.ts';
import { type SimdRoutines, simdRoutines } from './simd.ts';
import { suitsWinograd } from './winograd.ts';
import { winogradBackpropFilter } from './winogradBackpropFilter.ts';

type Inputs = { x: TensorInfo; dy: TensorInfo };
type Shape4 = [number, number, number, number];

/**
 * The patches that a convolution sees, one row per filter position and input channel:
 * [kh * kw * in, batch * outHeight * outWidth].
 */
export function patchRows(backend: BackendWasm, x: TensorInfo, info: backend_util.Conv2DInfo): TensorInfo {
  const { batchSize, inHeight, inWidth, inChannels, outHeight, outWidth, strideHeight, strideWidth } = info;
  const columns = batchSize * outHeight * outWidth;
  const rows = backend.makeOutput([info.filterHeight * info.filterWidth * inChannels, columns], 'float32');
  const from = floats(backend, x);
  const to = floats(backend, rows);
  let p = 0;
  for (let fy = 0; fy < info.filterHeight; fy++) {
    for (let fx = 0; fx < info.filterWidth; fx++) {
      const shift = fx - info.padInfo.left;
      const first = Math.min(outWidth, Math.max(0, Math.ceil(-shift / strideWidth)));
      const end = Math.max(first, Math.min(outWidth, Math.floor((inWidth - 1 - shift) / strideWidth) + 1));
      for (let c = 0; c < inChannels; c++) {
        for (let b = 0; b < batchSize; b++) {
          for (let oy = 0; oy < outHeight; oy++, p += outWidth) {
            const iy = oy * strideHeight + fy - info.padInfo.top;
            if (iy < 0 || iy >= inHeight) {
              to.fill(0, p, p + outWidth);
              continue;
            }
            const step = strideWidth * inChannels;
            let source = ((b * inHeight + iy) * inWidth + first * strideWidth + shift) * inChannels + c;
            for (let ox = 0; ox < first; ox++) to[p + ox] = 0;
            for (let ox = first; ox < end; ox++, source += step) to[p + ox] = from[source]!;
            for (let ox = end; ox < outWidth; ox++) to[p + ox] = 0;
          }
        }
      }
    }
  }
  return rows;
}

/** dFilter by the SIMD loop: image by image, which stay in cache, one line of the filter at a time. */
function accumulateFilter(
  backend: BackendWasm,
  { x, dy }: Inputs,
  info: backend_util.Conv2DInfo,
  simd: SimdRoutines,
): TensorInfo {
  const { batchSize, filterHeight, inChannels, outChannels, outHeight, outWidth, padInfo } = info;
  const depth = info.filterWidth * inChannels;
  const depthOfFours = 4 * Math.ceil(depth / 4);
  const image = padImages(backend, x, padInfo);
  const sums = backend.makeOutput([filterHeight, depthOfFours, outChannels], 'float32');
  const out = backend.makeOutput(info.filterShape, 'float32');
  floats(backend, sums).fill(0);
  const line = 4 * (padInfo.left + info.inWidth + padInfo.right) * inChannels;
  const imageSize = line * (padInfo.top + info.inHeight + padInfo.bottom);
  const pixel = 4 * info.strideWidth * inChannels;
  const width = 4 * outChannels;
  for (let b = 0; b < batchSize; b++) {
    for (let fy = 0; fy < filterHeight; fy++) {
      const from = address(backend, image) + b * imageSize + fy * line;
      const gradient = address(backend, dy) + b * outHeight * outWidth * width;
      const to = address(backend, sums) + fy * depthOfFours * width;
      const stride = info.strideHeight * line;
      simd.accumulateOuter(
        from,
        gradient,
        to,
        4 * depthOfFours,
        width,
        outHeight,
        outWidth * pixel,
        pixel,
        stride,
      );
    }
  }
  const padding = (depthOfFours - depth) * outChannels;
  for (let fy = 0; fy < filterHeight; fy++) {
    const start = fy * (depth * outChannels + padding);
    const kept = floats(backend, sums).subarray(start, start + depth * outChannels);
    floats(backend, out).set(kept, fy * depth * outChannels);
  }
  release(backend, image, sums);
  return out;
}

/** dFilter of a convolution, which the stock backend lacks: patches times dy, as one matrix product. */
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
    const simd = info.outChannels % 8 === 0 ? simdRoutines(backend) : null;
    if (simd && suitsWinograd(info)) return winogradBackpropFilter(backend, inputs, info, simd);
    if (simd) return accumulateFilter(backend, inputs, info, simd);
    const columns = info.batchSize * info.outHeight * info.outWidth;
    const a = patchRows(backend, x, info);
    const b = reshaped(dy, [columns, info.outChannels]);
    const product = matMul({ inputs: { a, b }, backend, attrs: { transposeA: false, transposeB: false } });
    release(backend, a);
    product.shape = attrs.filterShape;
    return product;
  };
}
