import type { ConvAttributes } from '../../../lab/ops/kernels.ts';
import { address, type BackendWasm, type TensorInfo } from '../../wasm/heap.ts';
import { onlyWithSimd } from '../../wasm/kernel.ts';
import { convolutionOf } from './wasm/convolution.ts';
import { convolveBackward } from './wasm/convolveBackward.ts';
import { convolveForward } from './wasm/convolveForward.ts';
import { convolveGradient } from './wasm/convolveGradient.ts';
import type { Weights } from './wasm/convolveImages.ts';
import { convLoops } from './wasm/routines.ts';

function weightsOf(backend: BackendWasm, w: TensorInfo, { bias }: ConvAttributes): Weights {
  const [rows = 0, outputs = 0] = w.shape;
  const size = (bias ? rows - 1 : rows) * outputs;
  const at = address(backend, w);
  return { address: at, size, bias: bias ? at + 4 * size : null };
}

/** A convolution with its bias and activation. */
export const Conv = onlyWithSimd<'Conv'>(({ inputs: { x, w }, backend, attrs }) => {
  const simd = convLoops.required(backend);
  const c = convolutionOf(x.shape, w.shape[1]!, attrs);
  const y = backend.makeOutput([c.batch, c.rows, c.columns, c.outputs], 'float32');
  const least = attrs.activation === 'relu' ? 0 : Number.NEGATIVE_INFINITY;
  const weights = weightsOf(backend, w, attrs);
  convolveForward(backend, simd, c, address(backend, x), weights, address(backend, y), least);
  return y;
});

function upstreamOf(backend: BackendWasm, dy: TensorInfo, y: TensorInfo, { activation }: ConvAttributes) {
  return { dy: address(backend, dy), gate: activation === 'relu' ? address(backend, y) : null };
}

/** The gradient of its weights, and of its bias in their last row. */
export const ConvGradWeights = onlyWithSimd<'ConvGradWeights'>(({ inputs: { x, dy, y }, backend, attrs }) => {
  const simd = convLoops.required(backend);
  const c = convolutionOf(x.shape, dy.shape[3]!, attrs);
  const rows = c.filterHeight * c.filterWidth * c.inputs;
  const dw = backend.makeOutput([attrs.bias ? rows + 1 : rows, c.outputs], 'float32');
  const weights = address(backend, dw);
  const bias = attrs.bias ? weights + 4 * rows * c.outputs : null;
  const gradient = upstreamOf(backend, dy, y, attrs);
  convolveGradient(backend, simd, c, address(backend, x), gradient, { weights, bias });
  return dw;
});

/** The gradient of its input. */
export const ConvGradInput = onlyWithSimd<'ConvGradInput'>(({ inputs: { dy, y, w }, backend, attrs }) => {
  const simd = convLoops.required(backend);
  const [batch, , , outputs] = dy.shape as [number, number, number, number];
  const rows = attrs.bias ? w.shape[0]! - 1 : w.shape[0]!;
  const inputs = rows / (attrs.filterHeight * attrs.filterWidth);
  const shape = [batch, attrs.height, attrs.width, inputs];
  const dx = backend.makeOutput(shape, 'float32');
  const weights = { ...weightsOf(backend, w, attrs), bias: null };
  const gradient = upstreamOf(backend, dy, y, attrs);
  convolveBackward(
    backend,
    simd,
    convolutionOf(shape, outputs, attrs),
    gradient,
    weights,
    address(backend, dx),
  );
  return dx;
});
