import type { backend_util } from '@tensorflow/tfjs-core';
import { address, type BackendWasm, floats, release, type TensorInfo } from './heap.ts';
import { padImages } from './padImages.ts';
import type { SimdRoutines } from './simd.ts';
import { transformFilterGradient } from './winogradFilters.ts';

const ELEMENTS = 16;

/**
 * dFilter of a 3 x 3 convolution in Winograd's tiles: for each of their 16 elements, the tiles of x times the
 * tiles of dy. The caller asks `suitsWinograd` first.
 */
export function winogradBackpropFilter(
  backend: BackendWasm,
  { x, dy }: { x: TensorInfo; dy: TensorInfo },
  info: backend_util.Conv2DInfo,
  simd: SimdRoutines,
): TensorInfo {
  const { batchSize, inChannels, outChannels, outHeight, outWidth } = info;
  const [rows, columns] = [outHeight / 2, outWidth / 2];
  const [inPixel, outPixel] = [4 * inChannels, 4 * outChannels];
  const [inPlane, outPlane] = [rows * columns * inPixel, rows * columns * outPixel];
  const image = padImages(backend, x, info.padInfo);
  const tilesOfX = backend.makeOutput([ELEMENTS, rows * columns, inChannels], 'float32');
  const tilesOfDy = backend.makeOutput([ELEMENTS, rows * columns, outChannels], 'float32');
  const sums = backend.makeOutput([ELEMENTS, inChannels, outChannels], 'float32');
  const out = backend.makeOutput(info.filterShape, 'float32');
  floats(backend, sums).fill(0);
  const [v, m, s] = [tilesOfX, tilesOfDy, sums].map((info) => address(backend, info)) as [
    number,
    number,
    number,
  ];
  const line = (outWidth + 2) * inPixel;
  for (let b = 0; b < batchSize; b++) {
    const xAt = address(backend, image) + b * (outHeight + 2) * line;
    const dyAt = address(backend, dy) + b * outHeight * outWidth * outPixel;
    simd.winogradInput(xAt, v, inPixel, line, inPlane, rows, columns);
    simd.winogradGradient(dyAt, m, outPixel, outWidth * outPixel, outPlane, rows, columns);
    for (let e = 0; e < ELEMENTS; e++) {
      const to = s + e * inChannels * outPixel;
      simd.accumulateOuter(v + e * inPlane, m + e * outPlane, to, inPixel, outPixel, 1, inPlane, inPixel, 0);
    }
  }
  transformFilterGradient(floats(backend, sums), floats(backend, out));
  release(backend, image, tilesOfX, tilesOfDy, sums);
  return out;
}
