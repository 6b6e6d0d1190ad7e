import { type TensorInfo, util } from '@tensorflow/tfjs-core';
import { type ConvAttributes, convOutput } from '../../../lab/ops/kernels.ts';
import type { WebgpuKernel } from '../../webgpu/kernel.ts';
import { product } from '../../webgpu/product.ts';
import { bindings, constants, passed } from '../../webgpu/wgsl.ts';

/** Sizes that a convolution's shaders hold as constants: all but the batch. */
interface Geometry {
  readonly key: string;
  readonly channels: number;
  readonly filters: number;
  /** Places of an input and of an output. */
  readonly places: number;
  readonly outPlaces: number;
  readonly declarations: () => string;
}

function geometryOf(
  [, height, width, channels]: number[],
  filters: number,
  attributes: ConvAttributes,
): Geometry {
  const { filterHeight, filterWidth, stride, pad, bias, activation } = attributes;
  const [outHeight, outWidth] = convOutput(height!, width!, attributes);
  const sizes = {
    HEIGHT: height!,
    WIDTH: width!,
    CHANNELS: channels!,
    OUT_HEIGHT: outHeight,
    OUT_WIDTH: outWidth,
    FILTERS: filters,
    FILTER_HEIGHT: filterHeight,
    FILTER_WIDTH: filterWidth,
    STRIDE: stride,
    PAD: pad,
  };
  return {
    key: `${Object.values(sizes)} ${bias} ${activation}`,
    channels: channels!,
    filters,
    places: height! * width!,
    outPlaces: outHeight * outWidth,
    declarations: () =>
      constants({ ...sizes, WINDOW: filterHeight * filterWidth * channels!, BIAS: bias ? 1 : 0 }),
  };
}

/**
 * Declares `placeAt(place)`, where in its picture the window below an output's place begins, `windowAt(j)`, where in a window
 * an element lies, and `seen(place, element)`, that element: 1 for the bias, 0 outside the picture.
 */
const seen = `
fn placeAt(place: u32) -> vec3u {
  return vec3u(place / OUT_WIDTH % OUT_HEIGHT * STRIDE, place % OUT_WIDTH * STRIDE, place / OUT_WIDTH / OUT_HEIGHT * HEIGHT);
}
fn windowAt(j: u32) -> vec3u {
  return vec3u(j / CHANNELS / FILTER_WIDTH, j / CHANNELS % FILTER_WIDTH, select(j % CHANNELS, CHANNELS, j == WINDOW));
}
fn seen(place: vec3u, element: vec3u) -> f32 {
  if (element.z == CHANNELS) { return 1.0; }
  // Above or left of the picture, the difference wraps around to a large number.
  let row = place.x + element.x - PAD;
  let column = place.y + element.y - PAD;
  if (row >= HEIGHT || column >= WIDTH) { return 0.0; }
  return x[((place.z + row) * WIDTH + column) * CHANNELS + element.z];
}`;

export const Conv: WebgpuKernel<'Conv'> = (backend, { x, w }, attributes) => {
  const { key, channels, filters, outPlaces, declarations } = geometryOf(x.shape, w.shape[1]!, attributes);
  const batch = x.shape[0]!;
  const y = product(backend, {
    key: `Conv ${key}`,
    rows: batch * outPlaces,
    columns: filters,
    depth: w.shape[0]!,
    // Neighbours along a window are neighbours in memory only where there are many channels.
    leftAlong: channels >= 8 ? 'k' : 'row',
    rightAlong: 'column',
    inputs: [x, w],
    output: [batch, ...convOutput(x.shape[1]!, x.shape[2]!, attributes), filters],
    code: () => `
${bindings({ x: 'f32', w: 'f32' }, { y: 'f32' })}
${declarations()}
${seen}
fn rowCount() -> u32 { return arrayLength(&y) / FILTERS; }
fn depth() -> u32 { return WINDOW + BIAS; }
fn rowAt(row: u32) -> vec3u { return placeAt(row); }
fn termAt(k: u32) -> vec3u { return windowAt(k); }
fn left(row: vec3u, term: vec3u) -> f32 { return seen(row, term); }
fn right(k: u32, column: u32) -> f32 { return w[k * FILTERS + column]; }
fn put(row: u32, column: u32, value: f32, part: u32) {
  y[row * FILTERS + column] = ${attributes.activation === 'relu' ? 'max(value, 0.0)' : 'value'};
}`,
  });
  return [y];
};

/** Places that one part of a filter gradient's sums runs over, at least, and workgroups that it should give. */
const PLACES_PER_PART = 256;
const GROUPS = 256;

export const ConvGradWeights: WebgpuKernel<'ConvGradWeights'> = (backend, { x, dy, y }, attributes) => {
  const { key, filters, outPlaces, declarations } = geometryOf(x.shape, dy.shape[3]!, attributes);
  const { filterHeight, filterWidth, bias } = attributes;
  const rows = filterHeight * filterWidth * x.shape[3]! + (bias ? 1 : 0);
  const depth = x.shape[0]! * outPlaces;
  const groups = Math.ceil(rows / 32) * Math.ceil(filters / 32);
  const parts = Math.max(1, Math.min(Math.ceil(depth / PLACES_PER_PART), Math.ceil(GROUPS / groups)));
  const sums = product(backend, {
    key: `ConvGradWeights ${key}`,
    rows,
    columns: filters,
    depth,
    parts,
    leftAlong: 'row',
    rightAlong: 'column',
    inputs: [x, dy, y],
    output: parts === 1 ? [rows, filters] : [parts, rows, filters],
    code: () => `
${bindings({ x: 'f32', dy: 'f32', y: 'f32' }, { dw: 'f32' })}
${declarations()}
${seen}
${passed(attributes.activation)}
fn rowCount() -> u32 { return WINDOW + BIAS; }
fn depth() -> u32 { return arrayLength(&dy) / FILTERS; }
fn rowAt(row: u32) -> vec3u { return windowAt(row); }
fn termAt(k: u32) -> vec3u { return placeAt(k); }
fn left(row: vec3u, term: vec3u) -> f32 { return seen(term, row); }
fn right(k: u32, column: u32) -> f32 { return passed(k * FILTERS + column); }
fn put(row: u32, column: u32, value: f32, part: u32) {
  dw[(part * (WINDOW + BIAS) + row) * FILTERS + column] = value;
}`,
  });
  return [parts === 1 ? sums : backend.makeSum(sums)];
};

/** dx at a place and channel sums over the window places and filters through which it was seen. */
export const ConvGradInput: WebgpuKernel<'ConvGradInput'> = (backend, { dy, y, w }, attributes) => {
  const { height, width, filterHeight, filterWidth, bias } = attributes;
  const channels = (w.shape[0]! - (bias ? 1 : 0)) / (filterHeight * filterWidth);
  const shape = [dy.shape[0]!, height, width, channels];
  const { key, filters, declarations } = geometryOf(shape, w.shape[1]!, attributes);
  const dx = product(backend, {
    key: `ConvGradInput ${key}`,
    rows: util.sizeFromShape(shape) / channels,
    columns: channels,
    depth: filterHeight * filterWidth * filters,
    leftAlong: 'k',
    rightAlong: 'k',
    inputs: [dy, y, w],
    output: shape,
    code: () => `
${bindings({ dy: 'f32', y: 'f32', w: 'f32' }, { dx: 'f32' })}
${declarations()}
${passed(attributes.activation)}
fn rowCount() -> u32 { return arrayLength(&dx) / CHANNELS; }
fn depth() -> u32 { return FILTER_HEIGHT * FILTER_WIDTH * FILTERS; }
fn rowAt(place: u32) -> vec3u {
  return vec3u(place / WIDTH % HEIGHT + PAD, place % WIDTH + PAD, place / WIDTH / HEIGHT * OUT_HEIGHT);
}
fn termAt(k: u32) -> vec3u {
  return vec3u(k / FILTERS / FILTER_WIDTH, k / FILTERS % FILTER_WIDTH, k % FILTERS);
}
fn left(place: vec3u, term: vec3u) -> f32 {
  let down = place.x - term.x;
  let across = place.y - term.y;
  if (down % STRIDE != 0u || across % STRIDE != 0u) { return 0.0; }
  let row = down / STRIDE;
  let column = across / STRIDE;
  if (row >= OUT_HEIGHT || column >= OUT_WIDTH) { return 0.0; }
  return passed(((place.z + row) * OUT_WIDTH + column) * FILTERS + term.z);
}
fn right(k: u32, channel: u32) -> f32 {
  return w[(k / FILTERS * CHANNELS + channel) * FILTERS + k % FILTERS];
}
fn put(row: u32, channel: u32, value: f32, part: u32) { dx[row * CHANNELS + channel] = value; }`,
  });
  return [dx as TensorInfo];
};
