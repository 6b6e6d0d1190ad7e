import { type MeanAttrs, util } from '@tensorflow/tfjs-core';
import { address, floats, type Kernel, type TensorInfo } from '../wasm/heap.ts';
import { type SingleKernel, stockKernel } from '../wasm/registry.ts';
import { sumRows } from '../wasm/routines/sumRows.ts';
import { SimdModule } from '../wasm/simd.ts';

const loops = new SimdModule([sumRows]);

/** Whether the mean goes over the height and width of images [batch, height, width, channels]. */
function isOverPlaces({ shape, dtype }: TensorInfo, axis: number | number[]): boolean {
  const axes = util.parseAxisParam(axis, shape).sort((a, b) => a - b);
  const size = util.sizeFromShape(shape);
  return shape.length === 4 && dtype === 'float32' && size > 0 && axes.join() === '1,2';
}

/** The mean over an image's places row by row, without the transposed copy that the stock kernel makes first. */
export function mean(): Kernel<{ x: TensorInfo }, MeanAttrs> {
  const stock: SingleKernel = stockKernel('Mean');
  return (args) => {
    const { inputs, backend, attrs } = args;
    const { x } = inputs;
    const simd = loops.on(backend);
    if (!simd || !isOverPlaces(x, attrs.axis)) return stock(args);
    const [batch, height, width, channels] = x.shape as [number, number, number, number];
    const shape = attrs.keepDims ? [batch, 1, 1, channels] : [batch, channels];
    const out = backend.makeOutput(shape, 'float32');
    const means = floats(backend, out).fill(0);
    const [from, to, row] = [address(backend, x), address(backend, out), 4 * channels];
    for (let b = 0; b < batch; b++) {
      simd.sumRows(from + b * height * width * row, to + b * row, height * width, row);
    }
    for (let i = 0; i < means.length; i++) means[i] = means[i]! / (height * width);
    return out;
  };
}
