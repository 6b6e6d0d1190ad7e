import { util } from '@tensorflow/tfjs-core';
import { address, floats, type TensorInfo } from '../../wasm/heap.ts';
import { onlyWithSimd } from '../../wasm/kernel.ts';
import { sumRows } from '../../wasm/routines/sumRows.ts';
import { floatsAt, scratch } from '../../wasm/scratch.ts';
import { SimdModule } from '../../wasm/simd.ts';
import { normalise, sumSquares } from './simd.ts';
import {
  gatedNormalGradient,
  gatedNormalGradientSums,
  normalGradient,
  normalGradientSums,
} from './simdGrad.ts';

const loops = new SimdModule([
  gatedNormalGradient,
  gatedNormalGradientSums,
  normalGradient,
  normalGradientSums,
  normalise,
  sumRows,
  sumSquares,
]);

// Bytes of rows taken at a time: they stay in the first-level cache, and their sums in float32 stay exact enough.
const BLOCK = 16384;
// The same where four tensors are walked through at once.
const SHORT_BLOCK = 4096;

/** Visits the rows of a tensor in blocks of so many bytes: the first row's byte, and how many there are. */
function inBlocks(
  bytes: number,
  rows: number,
  width: number,
  visit: (shift: number, count: number) => void,
): void {
  const most = Math.max(1, Math.floor(bytes / width));
  for (let row = 0; row < rows; row += most) visit(row * width, Math.min(most, rows - row));
}

function sizesOf(x: TensorInfo) {
  const channels = x.shape.at(-1)!;
  return { channels, rows: util.sizeFromShape(x.shape) / channels, width: 4 * channels };
}

/** Batch normalisation by the batch's own moments, and the activation. */
export const BatchNorm = onlyWithSimd<'BatchNorm'>(({ inputs: { x, affine }, backend, attrs }) => {
  const simd = loops.required(backend);
  const { channels, rows, width } = sizesOf(x);
  const y = backend.makeOutput(x.shape, 'float32');
  const moments = backend.makeOutput([2, channels], 'float32');
  const [factors] = scratch(backend, [channels]);
  const [from, to, mean, shift] = [
    address(backend, x),
    address(backend, y),
    address(backend, moments),
    address(backend, affine) + width,
  ];
  const variance = mean + width;
  const values = floats(backend, moments).fill(0);
  inBlocks(BLOCK, rows, width, (start, count) => simd.sumRows(from + start, mean, count, width));
  for (let c = 0; c < channels; c++) values[c] = values[c]! / rows;
  inBlocks(BLOCK, rows, width, (start, count) => simd.sumSquares(from + start, mean, variance, count, width));
  const scale = floats(backend, affine);
  const factor = floatsAt(backend, factors, channels);
  for (let c = 0; c < channels; c++) {
    values[channels + c] = values[channels + c]! / rows;
    factor[c] = scale[c]! / Math.sqrt(values[channels + c]! + attrs.epsilon);
  }
  const least = attrs.activation === 'relu' ? 0 : Number.NEGATIVE_INFINITY;
  inBlocks(BLOCK, rows, width, (start, count) =>
    simd.normalise(from + start, to + start, mean, factors, shift, count, width, least),
  );
  return [y, moments];
});

/** The gradients of its input, and of its scale and shift. */
export const BatchNormGrad = onlyWithSimd<'BatchNormGrad'>(({ inputs, backend, attrs }) => {
  const simd = loops.required(backend);
  const { channels, rows, width } = sizesOf(inputs.x);
  const dx = backend.makeOutput(inputs.x.shape, 'float32');
  const daffine = backend.makeOutput([2, channels], 'float32');
  const [upstream, along, added] = scratch(backend, [channels, channels, channels]);
  const [dy, y, x, out, mean, products] = [
    ...[inputs.dy, inputs.y, inputs.x, dx, inputs.moments, daffine],
  ].map((info) => address(backend, info)) as [number, number, number, number, number, number];
  const sums = products + width;
  const gradients = floats(backend, daffine).fill(0);
  const gated = attrs.activation === 'relu';
  const addUp = gated ? simd.gatedNormalGradientSums : simd.normalGradientSums;
  inBlocks(BLOCK, rows, width, (at, count) =>
    addUp(dy + at, y + at, x + at, mean, sums, products, count, width),
  );
  const [scale, moments] = [floats(backend, inputs.affine), floats(backend, inputs.moments)];
  const [a, b, d] = [upstream, along, added].map((at) => floatsAt(backend, at, channels)) as [
    ...[Float32Array, Float32Array, Float32Array],
  ];
  for (let c = 0; c < channels; c++) {
    const rate = 1 / Math.sqrt(moments[channels + c]! + attrs.epsilon);
    const factor = scale[c]! * rate;
    a[c] = factor;
    b[c] = (-factor * rate * rate * gradients[c]!) / rows;
    d[c] = (-factor * gradients[channels + c]!) / rows;
    gradients[c] = gradients[c]! * rate;
  }
  const spread = gated ? simd.gatedNormalGradient : simd.normalGradient;
  inBlocks(SHORT_BLOCK, rows, width, (at, count) =>
    spread(dy + at, y + at, x + at, out + at, mean, upstream, along, added, count, width),
  );
  return [dx, daffine];
});
