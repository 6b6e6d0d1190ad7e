import type { BackendWasm } from '../../../wasm/heap.ts';
import { floatsAt, scratch } from '../../../wasm/scratch.ts';
import type { Target, Weights } from './convolveImages.ts';
import { type Images, imageReader, lengthsWith, marginsFor } from './images.ts';
import { packedSize, packFilter } from './packFilter.ts';
import type { ConvRoutines } from './routines.ts';
import { transformFilter } from './winogradFilters.ts';

export const ELEMENTS = 16;
// Floats of tiles worked on at a time, which stay in the second-level cache.
const CACHED = 65536;

/** A 3 x 3 convolution two steps of which are one apart. */
export interface Windows {
  /** Rows and columns of zeros in front. */
  readonly top: number;
  readonly left: number;
  /** Of windows. */
  readonly rows: number;
  readonly columns: number;
}

/** Whether tiles of 2 x 2 outputs gain anything: on a few channels, or in tiles half empty, they do not. */
export function suitsWinograd(windows: Windows, inputs: number, outputs: number): boolean {
  const tiles = Math.ceil(windows.rows / 2) * Math.ceil(windows.columns / 2);
  const fewer = 9 * windows.rows * windows.columns > 1.25 * ELEMENTS * tiles;
  return fewer && inputs >= 8 && outputs >= 8 && inputs % 4 === 0 && outputs % 4 === 0;
}

interface Tiling {
  readonly tileRows: number;
  readonly tileColumns: number;
  readonly tiles: number;
  /** Images worked on at a time. */
  readonly run: number;
}

export function tilingOf({ rows, columns }: Windows, batch: number, channels: number): Tiling {
  const [tileRows, tileColumns] = [Math.ceil(rows / 2), Math.ceil(columns / 2)];
  const tiles = tileRows * tileColumns;
  const run = Math.min(batch, Math.max(1, Math.floor(CACHED / (ELEMENTS * tiles * channels))));
  return { tileRows, tileColumns, tiles, run };
}

const CACHE_LINE = 64;

/**
 * Bytes from one of a tile's 16 elements to the next, with this many tiles between: an odd number of cache lines, as the
 * elements of a tile would otherwise drive each other out of the cache.
 */
export const planeOf = (tiles: number, channels: number): number =>
  CACHE_LINE * (Math.ceil((4 * tiles * channels) / CACHE_LINE) | 1);

/** Margins of images whose windows fill whole tiles. */
export const tileMargins = (images: Images, windows: Windows, { tileRows, tileColumns }: Tiling) =>
  marginsFor(images, windows, 2 * tileRows + 2, 2 * tileColumns + 2);

/**
 * A 3 x 3 convolution by Winograd's F(2 x 2, 3 x 3) (Lavin and Gray 2015): tiles of 2 x 2 outputs by 16 products
 * instead of 36. `filter` gives [3, 3, in, out] from the weights. The caller asks `suitsWinograd` first.
 */
export function winograd(
  backend: BackendWasm,
  simd: ConvRoutines,
  images: Images,
  windows: Windows,
  weights: Weights,
  filter: (weights: Float32Array) => Float32Array,
  target: Target,
): void {
  const [inputs, outputs] = [images.channels, target.channels];
  const tiling = tilingOf(windows, images.batch, inputs + outputs);
  const { tileRows, tileColumns, tiles, run } = tiling;
  const margins = tileMargins(images, windows, tiling);
  const { line, room } = lengthsWith(images, margins);
  const packed = packedSize(inputs, outputs);
  const [inPlane, outPlane] = [planeOf(run * tiles, inputs), planeOf(run * tiles, outputs)];
  const [padded, plain, u, bias, dump, v, m] = scratch(backend, [
    room,
    ELEMENTS * inputs * outputs,
    ELEMENTS * packed,
    outputs,
    outputs,
    (ELEMENTS * inPlane) / 4,
    (ELEMENTS * outPlane) / 4,
  ]);
  const transformed = floatsAt(backend, plain, ELEMENTS * inputs * outputs);
  transformFilter(filter(floatsAt(backend, weights.address, weights.size)), transformed);
  for (let e = 0; e < ELEMENTS; e++) {
    const element = (k: number) => (e * inputs + k) * outputs;
    const to = floatsAt(backend, u + 4 * e * packed, packed);
    packFilter(transformed, null, to, { inputs, outputs, step: 1, element });
  }
  floatsAt(backend, bias, outputs).fill(0);
  const [inPixel, outPixel] = [4 * inputs, 4 * outputs];
  const biasAt = weights.bias ?? bias;
  const read = imageReader(backend, simd, images, margins, padded);
  const shift = 4 * ((margins.top - windows.top) * line + (margins.left - windows.left) * inputs);
  for (let start = 0; start < images.batch; start += run) {
    const count = Math.min(run, images.batch - start);
    const all = count * tiles;
    for (let i = 0; i < count; i++) {
      const to = v + i * tiles * inPixel;
      simd.winogradInput(read(start + i) + shift, to, inPixel, 4 * line, inPlane, tileRows, tileColumns);
    }
    for (let e = 0; e < ELEMENTS; e++) {
      const [from, to] = [v + e * inPlane, m + e * outPlane];
      const w = u + 4 * e * packed;
      simd.convolve(from, w, to, 0, inPixel, 0, 1, inPixel, 1, all, 0, outPixel, outPixel, -Infinity);
    }
    for (let i = 0; i < count; i++) {
      const from = m + i * tiles * outPixel;
      const to = target.address + 4 * (start + i) * target.image;
      const outLine = windows.columns * outPixel;
      const sizes = [outPixel, outLine, outPlane, windows.rows, windows.columns];
      simd.winogradOutput(from, to, biasAt, dump, ...sizes, target.least);
    }
  }
}
