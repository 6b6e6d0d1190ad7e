import type { backend_util } from '@tensorflow/tfjs-core';
import { address, type BackendWasm, floats, release, type TensorInfo } from './heap.ts';
import { padImages } from './padImages.ts';
import type { SimdRoutines } from './simd.ts';

/**
 * dFilter by the SIMD loop, for output channels in eights: image by image, which stay in cache, one line of the
 * filter at a time.
 */
export function accumulateFilter(
  backend: BackendWasm,
  { x, dy }: { x: TensorInfo; dy: TensorInfo },
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
