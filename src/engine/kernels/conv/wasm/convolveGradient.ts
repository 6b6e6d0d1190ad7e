import type { BackendWasm } from '../../../wasm/heap.ts';
import { floatsAt, scratch } from '../../../wasm/scratch.ts';
import type { WinogradTile } from '../simd/winogradTile.ts';
import { type Convolution, inOneLine, is3x3 } from './convolution.ts';
import type { Gradient } from './convolveBackward.ts';
import { type Images, imageReader, lengthsWith, type Margins, marginsFor } from './images.ts';
import type { ConvRoutines } from './routines.ts';
import { planeOf, tileFor, tileLoops, tileMargins, tilingOf } from './winograd.ts';
import { transformFilterGradient } from './winogradFilters.ts';

interface GradientTarget {
  /** Of the gradient of the filter, [filterHeight * filterWidth * inputs, outputs]. */
  readonly weights: number;
  /** Of the bias's, [outputs], if it has one. */
  readonly bias: number | null;
}

const NONE: Margins = { top: 0, bottom: 0, left: 0, right: 0 };
const upTo = (multiple: number, count: number): number => multiple * Math.ceil(count / multiple);

const imagesOf = (c: Convolution, x: number): Images => ({
  address: x,
  gate: null,
  batch: c.batch,
  height: c.height,
  width: c.width,
  channels: c.inputs,
});

const upstreamOf = (c: Convolution, { dy, gate }: Gradient): Images => ({
  address: dy,
  gate,
  batch: c.batch,
  height: c.rows,
  width: c.columns,
  channels: c.outputs,
});

/** Copies rows that lie `stride` apart in `from` to where they follow one another. */
function gather(from: Float32Array, stride: number, to: Float32Array, width: number): void {
  for (let start = 0, p = 0; start < to.length; start += width, p += stride) {
    to.set(from.subarray(p, p + width), start);
  }
}

/** Image by image, which stay in cache, one line of the filter at a time. */
function directly(
  backend: BackendWasm,
  simd: ConvRoutines,
  c: Convolution,
  x: number,
  gradient: Gradient,
  target: GradientTarget,
): void {
  const [images, upstream] = [imagesOf(c, x), upstreamOf(c, gradient)];
  const margins = marginsFor(
    images,
    c,
    (c.rows - 1) * c.strideDown + c.filterHeight,
    (c.columns - 1) * c.strideAcross + c.filterWidth,
  );
  const { line, room } = lengthsWith(images, margins);
  const depth = c.filterWidth * c.inputs;
  const size = c.filterHeight * depth;
  const wide = upTo(8, c.outputs);
  const gated = lengthsWith(upstream, NONE).room;
  const [padded, dyRoom, sums] = scratch(backend, [room, gated, size * wide]);
  floatsAt(backend, sums, size * wide).fill(0);
  const read = imageReader(backend, simd, images, margins, padded);
  const readDy = imageReader(backend, simd, upstream, NONE, dyRoom);
  const [xPixel, dyPixel] = [4 * c.strideAcross * c.inputs, 4 * c.outputs];
  for (let b = 0; b < c.batch; b++) {
    const image = read(b) + 4 * ((margins.top - c.top) * line + (margins.left - c.left) * c.inputs);
    const dy = readDy(b);
    const pixels = [4 * c.strideDown * line, xPixel, c.rows, c.columns, c.columns * dyPixel, dyPixel];
    for (let fy = 0; fy < c.filterHeight; fy++) {
      const to = sums + 4 * fy * depth * wide;
      simd.filterGradient(image + 4 * fy * line, dy, to, 4 * depth, 4 * wide, ...pixels);
    }
    if (target.bias !== null) simd.sumRows(dy, target.bias, c.rows * c.columns, dyPixel);
  }
  const from = floatsAt(backend, sums, size * wide);
  gather(from, wide, floatsAt(backend, target.weights, size * c.outputs), c.outputs);
}

/** In Winograd's tiles: for each of their elements, the tiles of x times the tiles of dy. */
function inTiles(
  backend: BackendWasm,
  simd: ConvRoutines,
  tile: WinogradTile,
  c: Convolution,
  x: number,
  gradient: Gradient,
  target: GradientTarget,
): void {
  const { inputs, outputs } = c;
  const [images, upstream] = [imagesOf(c, x), upstreamOf(c, gradient)];
  const tiling = tilingOf(tile, c, c.batch, inputs + outputs);
  const { elements, tileRows, tileColumns, tiles, run } = tiling;
  const { toTiles, toSpread } = tileLoops(simd, tile);
  const margins = tileMargins(images, c, tile, tiling);
  const whole = marginsFor(
    upstream,
    { top: 0, left: 0 },
    tile.outputs * tileRows,
    tile.outputs * tileColumns,
  );
  const [{ line, room }, dySizes] = [lengthsWith(images, margins), lengthsWith(upstream, whole)];
  const wide = upTo(8, outputs);
  const [inPlane, outPlane] = [planeOf(run * tiles, inputs), planeOf(run * tiles, outputs)];
  const [padded, dyRoom, v, m, sums, filter] = scratch(backend, [
    room,
    dySizes.room,
    (elements * inPlane) / 4,
    (elements * outPlane) / 4,
    elements * inputs * wide,
    9 * inputs * wide,
  ]);
  floatsAt(backend, sums, elements * inputs * wide).fill(0);
  const read = imageReader(backend, simd, images, margins, padded);
  const readDy = imageReader(backend, simd, upstream, whole, dyRoom);
  const [inPixel, outPixel] = [4 * inputs, 4 * outputs];
  const shift = 4 * ((margins.top - c.top) * line + (margins.left - c.left) * inputs);
  for (let start = 0; start < c.batch; start += run) {
    const count = Math.min(run, c.batch - start);
    const all = count * tiles;
    for (let i = 0; i < count; i++) {
      const [fromX, fromDy] = [read(start + i) + shift, readDy(start + i)];
      const toV = v + i * tiles * inPixel;
      const toM = m + i * tiles * outPixel;
      toTiles(fromX, toV, inPixel, 4 * line, inPlane, tileRows, tileColumns);
      toSpread(fromDy, toM, outPixel, 4 * dySizes.line, outPlane, tileRows, tileColumns);
      if (target.bias === null) continue;
      // Whatever lies in the margins is zero.
      const pixels = dySizes.room === 0 ? c.rows * c.columns : dySizes.room / outputs;
      simd.sumRows(fromDy, target.bias, pixels, outPixel);
    }
    for (let e = 0; e < elements; e++) {
      const [a, b] = [v + e * inPlane, m + e * outPlane];
      const to = sums + 4 * e * inputs * wide;
      simd.filterGradient(a, b, to, inPixel, 4 * wide, 0, inPixel, 1, all, 0, outPixel);
    }
  }
  const gradients = floatsAt(backend, filter, 9 * inputs * wide);
  transformFilterGradient(tile, floatsAt(backend, sums, elements * inputs * wide), gradients);
  gather(gradients, wide, floatsAt(backend, target.weights, 9 * inputs * outputs), outputs);
}

/** The gradients of a convolution's filter and bias. `x` is an address. */
export function convolveGradient(
  backend: BackendWasm,
  simd: ConvRoutines,
  convolution: Convolution,
  x: number,
  gradient: Gradient,
  target: GradientTarget,
): void {
  const c = gradient.gate === null ? inOneLine(convolution) : convolution;
  if (target.bias !== null) floatsAt(backend, target.bias, c.outputs).fill(0);
  const tile = is3x3(c) ? tileFor(backend, c, c.inputs, c.outputs) : null;
  if (tile) inTiles(backend, simd, tile, c, x, gradient, target);
  else directly(backend, simd, c, x, gradient, target);
}
