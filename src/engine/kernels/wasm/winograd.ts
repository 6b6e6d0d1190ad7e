import type { backend_util } from '@tensorflow/tfjs-core';
import { address, type BackendWasm, floats, release, type TensorInfo } from './heap.ts';
import { padImages } from './padImages.ts';
import { type SimdRoutines, simdRoutines } from './simd.ts';
import { transformFilter } from './winogradFilters.ts';

const ELEMENTS = 16;

/** Whether `winograd` computes this convolution, and gains by it. */
export function suitsWinograd(info: backend_util.Conv2DInfo): boolean {
  const { filterHeight, filterWidth, strideHeight, strideWidth, dilationHeight, dilationWidth } = info;
  return (
    filterHeight === 3 &&
    filterWidth === 3 &&
    [strideHeight, strideWidth, dilationHeight, dilationWidth].every((length) => length === 1) &&
    info.outHeight % 2 === 0 &&
    info.outWidth % 2 === 0 &&
    info.inChannels >= 8 &&
    info.inChannels % 4 === 0 &&
    info.outChannels % 8 === 0 &&
    info.batchSize > 0
  );
}

/**
 * A 3 x 3 convolution by Winograd's F(2 x 2, 3 x 3) (Lavin and Gray 2015): tiles of 2 x 2 outputs by 16 products
 * instead of 36. Null where there is no SIMD. The caller asks `suitsWinograd` first.
 */
export function winograd(
  backend: BackendWasm,
  x: TensorInfo,
  filter: TensorInfo,
  info: backend_util.Conv2DInfo,
): TensorInfo | null {
  const simd = simdRoutines(backend);
  if (!simd) return null;
  const { inChannels, outChannels, outHeight, outWidth } = info;
  const tiles = 4 * Math.ceil((outHeight * outWidth) / 16);
  const image = padImages(backend, x, info.padInfo);
  const u = backend.makeOutput([ELEMENTS, inChannels, outChannels], 'float32');
  const v = backend.makeOutput([ELEMENTS, tiles, inChannels], 'float32');
  const m = backend.makeOutput([ELEMENTS, tiles, outChannels], 'float32');
  const y = backend.makeOutput(info.outShape, 'float32');
  transformFilter(floats(backend, filter), floats(backend, u));
  floats(backend, v).fill(0);
  const sums = floats(backend, m);
  for (let b = 0; b < info.batchSize; b++) {
    sums.fill(0);
    convolveImage(simd, info, tiles, {
      x: address(backend, image) + 4 * b * (outHeight + 2) * (outWidth + 2) * inChannels,
      u: address(backend, u),
      v: address(backend, v),
      m: address(backend, m),
      y: address(backend, y) + 4 * b * outHeight * outWidth * outChannels,
    });
  }
  release(backend, image, u, v, m);
  return y;
}

function convolveImage(
  simd: SimdRoutines,
  { inChannels, outChannels, outHeight, outWidth }: backend_util.Conv2DInfo,
  tiles: number,
  at: Record<'x' | 'u' | 'v' | 'm' | 'y', number>,
): void {
  const [inPixel, outPixel] = [4 * inChannels, 4 * outChannels];
  const [rows, columns] = [outHeight / 2, outWidth / 2];
  simd.winogradInput(at.x, at.v, inPixel, (outWidth + 2) * inPixel, tiles * inPixel, rows, columns);
  for (let e = 0; e < ELEMENTS; e++) {
    const a = at.v + e * tiles * inPixel;
    const b = at.u + e * inChannels * outPixel;
    simd.accumulateProduct(a, b, at.m + e * tiles * outPixel, tiles, inPixel, outPixel, inPixel);
  }
  simd.winogradOutput(at.m, at.y, outPixel, outWidth * outPixel, tiles * outPixel, rows, columns);
}
