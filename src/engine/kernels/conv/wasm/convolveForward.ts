import type { BackendWasm } from '../../../wasm/heap.ts';
import { type Convolution, inOneLine, is3x3 } from './convolution.ts';
import { convolveImages, type Weights } from './convolveImages.ts';
import type { ConvRoutines } from './routines.ts';
import { tileFor, winograd } from './winograd.ts';

/**
 * y = max(least, x * w + bias), by Winograd's algorithm where that gains. `x` and `y` are addresses, the weights
 * [filterHeight, filterWidth, inputs, outputs].
 */
export function convolveForward(
  backend: BackendWasm,
  simd: ConvRoutines,
  convolution: Convolution,
  x: number,
  weights: Weights,
  y: number,
  least: number,
): void {
  const c = inOneLine(convolution);
  const { inputs, outputs } = c;
  const images = { address: x, gate: null, channels: inputs, ...c };
  const target = { address: y, image: c.rows * c.columns * outputs, channels: outputs, least };
  const tile = is3x3(c) ? tileFor(backend, c, inputs, outputs) : null;
  if (tile) {
    const layoutOf = (place: number) => ({
      inputs,
      outputs,
      step: 1,
      element: (k: number) => (place * inputs + k) * outputs,
    });
    winograd(backend, simd, tile, images, c, weights, layoutOf, target);
    return;
  }
  const layout = {
    inputs: c.filterHeight * c.filterWidth * inputs,
    outputs,
    step: 1,
    element: (k: number) => k * outputs,
  };
  const pass = { ...c, start: 0, outRow: c.columns * outputs, outPixel: outputs, layout };
  convolveImages(backend, simd, images, [pass], weights, target);
}
