import type { BackendWasm } from '../../../wasm/heap.ts';
import { floatsAt } from '../../../wasm/scratch.ts';
import { type Convolution, inOneLine, is3x3 } from './convolution.ts';
import { convolveImages, type Pass, type Weights } from './convolveImages.ts';
import type { Images } from './images.ts';
import type { ConvRoutines } from './routines.ts';
import { tileFor, winograd } from './winograd.ts';

/** The gradient of a convolution's output, to count only where `gate`, if any, is positive: addresses. */
export interface Gradient {
  readonly dy: number;
  readonly gate: number | null;
}

interface Phase {
  /** Of the filter's rows (or columns): those `stride` apart from `first` on. */
  readonly first: number;
  readonly taps: number;
  /** The first row of the input that sees them, `stride` apart from the next, and how many do. */
  readonly start: number;
  readonly count: number;
  /** Rows of zeros in front of dy. */
  readonly before: number;
}

/**
 * Along one axis, the input's rows fall into as many phases as the stride is long; those of one phase see the same rows
 * of the filter, and see the rows of dy one after the other: an ordinary convolution.
 */
function phasesOf(length: number, filter: number, stride: number, pad: number): Phase[] {
  return Array.from({ length: stride }, (_, first) => {
    const taps = Math.max(0, Math.ceil((filter - first) / stride));
    const skipped = Math.ceil(Math.max(0, pad - first) / stride);
    const start = stride * skipped + first - pad;
    const count = Math.max(0, Math.ceil((length - start) / stride));
    return { first, taps, start, count, before: taps - 1 - skipped };
  });
}

function passOf(c: Convolution, down: Phase, across: Phase): Pass {
  const { inputs, outputs, filterWidth } = c;
  const element = (k: number): number => {
    const o = k % outputs;
    const place = (k - o) / outputs;
    const column = place % across.taps;
    const row = (place - column) / across.taps;
    const fy = down.first + c.strideDown * (down.taps - 1 - row);
    const fx = across.first + c.strideAcross * (across.taps - 1 - column);
    return (fy * filterWidth + fx) * inputs * outputs + o;
  };
  return {
    top: down.before,
    left: across.before,
    filterHeight: down.taps,
    filterWidth: across.taps,
    strideDown: 1,
    strideAcross: 1,
    rows: down.count,
    columns: across.count,
    start: (down.start * c.width + across.start) * inputs,
    outRow: c.strideDown * c.width * inputs,
    outPixel: c.strideAcross * inputs,
    layout: { inputs: down.taps * across.taps * outputs, outputs: inputs, step: outputs, element },
  };
}

/**
 * dx = dy, where `gate` is positive, convolved with the flipped filter; from strided ones in as many passes as the
 * stride has phases, so that no zero is multiplied. `dy`, `gate` and `dx` are addresses.
 */
export function convolveBackward(
  backend: BackendWasm,
  simd: ConvRoutines,
  convolution: Convolution,
  { dy, gate }: Gradient,
  weights: Weights,
  dx: number,
): void {
  const c = gate === null ? inOneLine(convolution) : convolution;
  const { inputs, outputs } = c;
  const { batch, rows: height, columns: width } = c;
  const images: Images = { address: dy, gate, batch, height, width, channels: outputs };
  const image = c.height * c.width * inputs;
  const target = { address: dx, image, channels: inputs, least: Number.NEGATIVE_INFINITY };
  const windows = { top: 2 - c.top, left: 2 - c.left, rows: c.height, columns: c.width };
  const tile = is3x3(c) ? tileFor(backend, windows, outputs, inputs) : null;
  if (tile) {
    // Half a turn in space, with inputs and outputs exchanged.
    const layoutOf = (place: number) => ({
      inputs: outputs,
      outputs: inputs,
      step: outputs,
      element: (k: number) => (8 - place) * inputs * outputs + k,
    });
    winograd(backend, simd, tile, images, windows, weights, layoutOf, target);
    return;
  }
  const across = phasesOf(c.width, c.filterWidth, c.strideAcross, c.left);
  const all = phasesOf(c.height, c.filterHeight, c.strideDown, c.top).flatMap((down) =>
    across.map((phase) => passOf(c, down, phase)),
  );
  const passes = all.filter((pass) => pass.filterHeight * pass.filterWidth * pass.rows * pass.columns > 0);
  if (passes.length < all.length) floatsAt(backend, dx, batch * image).fill(0);
  convolveImages(backend, simd, images, passes, weights, target);
}
