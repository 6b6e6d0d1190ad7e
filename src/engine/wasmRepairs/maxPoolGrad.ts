import { backend_util, type MaxPoolGradAttrs } from '@tensorflow/tfjs-core';
import { address, floats, type Kernel, type TensorInfo } from '../wasm/heap.ts';
import { SimdModule } from '../wasm/simd.ts';
import { maxPoolGrad2x2 } from './maxPoolGrad2x2.ts';

const loops = new SimdModule([maxPoolGrad2x2]);

type Inputs = { dy: TensorInfo; input: TensorInfo; output: TensorInfo };
type Shape4 = [number, number, number, number];

function scatterToWinners(
  x: Float32Array,
  dy: Float32Array,
  dx: Float32Array,
  info: backend_util.Conv2DInfo,
): void {
  const { inHeight, inWidth, inChannels: channels, outHeight, outWidth } = info;
  let p = 0;
  for (let b = 0; b < info.batchSize; b++) {
    for (let oy = 0; oy < outHeight; oy++) {
      const top = oy * info.strideHeight - info.padInfo.top;
      const yEnd = Math.min(inHeight, top + info.filterHeight);
      const yStart = Math.max(0, top);
      for (let ox = 0; ox < outWidth; ox++) {
        const left = ox * info.strideWidth - info.padInfo.left;
        const xEnd = Math.min(inWidth, left + info.filterWidth);
        const xStart = Math.max(0, left);
        for (let c = 0; c < channels; c++, p++) {
          let winner = -1;
          let max = Number.NEGATIVE_INFINITY;
          for (let iy = yStart; iy < yEnd; iy++) {
            let at = ((b * inHeight + iy) * inWidth + xStart) * channels + c;
            for (let ix = xStart; ix < xEnd; ix++, at += channels) {
              const value = x[at]!;
              if (value > max) {
                max = value;
                winner = at;
              }
            }
          }
          if (winner >= 0) dx[winner] = dx[winner]! + dy[p]!;
        }
      }
    }
  }
}

/** 2x2 windows, two apart, that cover the input without being cut, on channels in fours. */
function isPlain2x2(info: backend_util.Conv2DInfo): boolean {
  const sizes = [info.filterHeight, info.filterWidth, info.strideHeight, info.strideWidth];
  return (
    sizes.every((size) => size === 2) &&
    info.inHeight === 2 * info.outHeight &&
    info.inWidth === 2 * info.outWidth &&
    info.inChannels % 4 === 0
  );
}

/** dx of max pooling: each window's dy goes to the first of its greatest elements, as on the cpu backend. */
export function maxPoolGrad(): Kernel<Inputs, MaxPoolGradAttrs> {
  return ({ inputs, backend, attrs }) => {
    const { dy, input } = inputs;
    const info = backend_util.computePool2DInfo(
      input.shape as Shape4,
      attrs.filterSize,
      attrs.strides,
      1,
      attrs.pad,
      attrs.dimRoundingMode,
    );
    const dx = backend.makeOutput(input.shape, 'float32');
    const simd = isPlain2x2(info) ? loops.on(backend) : null;
    if (simd) {
      const pixel = 4 * info.inChannels;
      const pointers = [input, dy, dx].map((tensor) => address(backend, tensor));
      const rows = info.batchSize * info.outHeight;
      simd.maxPoolGrad2x2(...pointers, pixel, info.inWidth * pixel, rows, info.outWidth);
    } else {
      scatterToWinners(floats(backend, input), floats(backend, dy), floats(backend, dx).fill(0), info);
    }
    return dx;
  };
}
