import type { BackendWasm } from '../../../wasm/heap.ts';
import { floatsAt, scratch } from '../../../wasm/scratch.ts';
import { largeTile, smallTile, type WinogradTile } from '../simd/winogradTile.ts';
import type { Target, Weights } from './convolveImages.ts';
import { type Images, imageReader, lengthsWith, marginsFor } from './images.ts';
import { type PackedLayout, packedSize, packFilter } from './packFilter.ts';
import type { ConvRoutines } from './routines.ts';
import { transformFilter } from './winogradFilters.ts';

// Floats of each of the tiles' elements that are worked on at a time: all stay in the second-level cache.
const cachedOf = ({ side }: WinogradTile): number => (side === smallTile.side ? 4096 : 2048);

/** A 3 x 3 convolution two steps of which are one apart. */
export interface Windows {
  /** Rows and columns of zeros in front. */
  readonly top: number;
  readonly left: number;
  /** Of windows. */
  readonly rows: number;
  readonly columns: number;
}

const tilesOf = ({ rows, columns }: Windows, { outputs }: WinogradTile): number =>
  Math.ceil(rows / outputs) * Math.ceil(columns / outputs);

/** Filters of more floats take more than large tiles save, in time and in memory. */
const FILTERS = 2 ** 13;

/**
 * The tiles in which a 3 x 3 convolution gains: none on a few channels, or where they would stand half empty. Large ones
 * round otherwise than small ones, so that the portable engine, whose figures were there before them, does without.
 */
export function tileFor(
  backend: BackendWasm,
  windows: Windows,
  inputs: number,
  outputs: number,
): WinogradTile | null {
  if (inputs < 8 || outputs < 8 || inputs % 4 !== 0 || outputs % 4 !== 0) return null;
  const products = (tile: WinogradTile) => tile.side ** 2 * tilesOf(windows, tile);
  const mayBeLarge = backend.arithmetic.fused && inputs * outputs <= FILTERS;
  if (mayBeLarge && products(largeTile) < (3 / 4) * products(smallTile)) return largeTile;
  return 9 * windows.rows * windows.columns > 1.25 * products(smallTile) ? smallTile : null;
}

interface Tiling {
  readonly elements: number;
  readonly tileRows: number;
  readonly tileColumns: number;
  readonly tiles: number;
  /** Images worked on at a time. */
  readonly run: number;
}

export function tilingOf(
  tile: WinogradTile,
  { rows, columns }: Windows,
  batch: number,
  channels: number,
): Tiling {
  const { outputs, side } = tile;
  const [tileRows, tileColumns] = [Math.ceil(rows / outputs), Math.ceil(columns / outputs)];
  const [tiles, elements] = [tileRows * tileColumns, side ** 2];
  const run = Math.min(batch, Math.max(1, Math.floor(cachedOf(tile) / (tiles * channels))));
  return { elements, tileRows, tileColumns, tiles, run };
}

const CACHE_LINE = 64;

/**
 * Bytes from one of a tile's elements to the next, with this many tiles between: an odd number of cache lines, as the
 * elements of a tile would otherwise drive each other out of the cache.
 */
export const planeOf = (tiles: number, channels: number): number =>
  CACHE_LINE * (Math.ceil((4 * tiles * channels) / CACHE_LINE) | 1);

/** Margins of images whose windows fill whole tiles. */
export const tileMargins = (
  images: Images,
  windows: Windows,
  { outputs }: WinogradTile,
  { tileRows, tileColumns }: Tiling,
) => marginsFor(images, windows, outputs * tileRows + 2, outputs * tileColumns + 2);

/** The loops for one kind of tiles. */
export const tileLoops = (simd: ConvRoutines, { outputs }: WinogradTile) =>
  outputs === 2
    ? { toTiles: simd.smallTileInput, toSpread: simd.smallTileGradient, fromTiles: simd.smallTileOutput }
    : { toTiles: simd.largeTileInput, toSpread: simd.largeTileGradient, fromTiles: simd.largeTileOutput };

/**
 * A 3 x 3 convolution in the tiles of Winograd's algorithm: 2 x 2 outputs by 16 products instead of 36, or 4 x 4 by 36
 * instead of 144. `layoutOf` says where the weights of each of the filter's nine places lie.
 */
export function winograd(
  backend: BackendWasm,
  simd: ConvRoutines,
  tile: WinogradTile,
  images: Images,
  windows: Windows,
  weights: Weights,
  layoutOf: (place: number) => PackedLayout,
  target: Target,
): void {
  const [inputs, outputs] = [images.channels, target.channels];
  const tiling = tilingOf(tile, windows, images.batch, inputs + outputs);
  const { elements, tileRows, tileColumns, tiles, run } = tiling;
  const { toTiles, fromTiles } = tileLoops(simd, tile);
  const margins = tileMargins(images, windows, tile, tiling);
  const { line, room } = lengthsWith(images, margins);
  const packed = packedSize(inputs, outputs);
  const [inPlane, outPlane] = [planeOf(run * tiles, inputs), planeOf(run * tiles, outputs)];
  const [padded, u, bias, dump, v, m] = scratch(backend, [
    room,
    elements * packed,
    outputs,
    outputs,
    (elements * inPlane) / 4,
    (elements * outPlane) / 4,
  ]);
  const from = floatsAt(backend, weights.address, weights.size);
  const filters = new Float32Array(9 * packed);
  for (let place = 0; place < 9; place++) {
    packFilter(from, null, filters.subarray(place * packed, (place + 1) * packed), layoutOf(place));
  }
  transformFilter(tile, filters, floatsAt(backend, u, elements * packed));
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
      toTiles(read(start + i) + shift, to, inPixel, 4 * line, inPlane, tileRows, tileColumns);
    }
    for (let e = 0; e < elements; e++) {
      const [from, to] = [v + e * inPlane, m + e * outPlane];
      const w = u + 4 * e * packed;
      simd.convolve(from, w, to, 0, inPixel, 0, 1, inPixel, 1, all, 0, outPixel, outPixel, -Infinity);
    }
    for (let i = 0; i < count; i++) {
      const from = m + i * tiles * outPixel;
      const to = target.address + 4 * (start + i) * target.image;
      const outLine = windows.columns * outPixel;
      const sizes = [outPixel, outLine, outPlane, windows.rows, windows.columns];
      fromTiles(from, to, biasAt, dump, ...sizes, target.least);
    }
  }
}
