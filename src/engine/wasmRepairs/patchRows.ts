import type { backend_util } from '@tensorflow/tfjs-core';
import { type BackendWasm, floats, type TensorInfo } from '../wasm/heap.ts';

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
