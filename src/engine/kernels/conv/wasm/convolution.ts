import type { backend_util } from '@tensorflow/tfjs-core';
import { type ConvAttributes, convOutput } from '../../../../lab/ops/kernels.ts';

/** Sizes of a convolution of images in NHWC. */
export interface Convolution {
  readonly batch: number;
  readonly height: number;
  readonly width: number;
  readonly inputs: number;
  readonly outputs: number;
  readonly filterHeight: number;
  readonly filterWidth: number;
  readonly strideDown: number;
  readonly strideAcross: number;
  /** Rows and columns of zeros in front; what there is behind follows from the rest. */
  readonly top: number;
  readonly left: number;
  /** Of windows: the output's height and width. */
  readonly rows: number;
  readonly columns: number;
}

/** @param shape of x, [batch, height, width, inputs] */
export function convolutionOf(
  shape: readonly number[],
  outputs: number,
  attributes: ConvAttributes,
): Convolution {
  const [batch, height, width, inputs] = shape as [number, number, number, number];
  const { filterHeight, filterWidth, stride, pad } = attributes;
  const [rows, columns] = convOutput(height, width, attributes);
  const strides = { strideDown: stride, strideAcross: stride };
  const sizes = { batch, height, width, inputs, outputs, filterHeight, filterWidth };
  return { ...sizes, ...strides, top: pad, left: pad, rows, columns };
}

/** tfjs's description of a convolution, which must not be dilated. */
export function convolutionFromInfo(info: backend_util.Conv2DInfo): Convolution {
  const { filterHeight, filterWidth, padInfo } = info;
  return {
    batch: info.batchSize,
    height: info.inHeight,
    width: info.inWidth,
    inputs: info.inChannels,
    outputs: info.outChannels,
    filterHeight,
    filterWidth,
    strideDown: info.strideHeight,
    strideAcross: info.strideWidth,
    top: padInfo.top,
    left: padInfo.left,
    rows: info.outHeight,
    columns: info.outWidth,
  };
}

const isOneByOne = (c: Convolution): boolean =>
  [c.filterHeight, c.filterWidth, c.strideDown, c.strideAcross].every((length) => length === 1) &&
  c.top === 0 &&
  c.left === 0;

// Floats of x and y worked on at a time, which stay in the second-level cache.
const CACHED = 32768;

/**
 * A product over pixels has no need of lines: the pixels of several images as one line of one image, as many as divide
 * the batch and stay in the cache.
 */
export function inOneLine(c: Convolution): Convolution {
  if (!isOneByOne(c)) return c;
  const pixels = c.height * c.width;
  const most = Math.max(1, Math.floor(CACHED / (pixels * (c.inputs + c.outputs))));
  let images = Math.min(most, Math.max(1, c.batch));
  while (c.batch % images !== 0) images--;
  const width = images * pixels;
  return { ...c, batch: c.batch / images, height: 1, rows: 1, width, columns: width };
}

export const is3x3 = (c: Convolution): boolean =>
  c.filterHeight === 3 && c.filterWidth === 3 && c.strideDown === 1 && c.strideAcross === 1;
