import type { BackendWasm } from '../../../wasm/heap.ts';
import { floatsAt, scratch } from '../../../wasm/scratch.ts';
import { type Images, imageReader, lengthsWith, type Margins, marginsFor } from './images.ts';
import { type PackedLayout, packedSize, packFilter } from './packFilter.ts';
import type { ConvRoutines } from './routines.ts';

/** A convolution, or one of the several that a strided one's gradient takes apart into. Lengths in elements. */
export interface Pass {
  /** Rows above and columns left of the image, where the first window begins; negative inside of it. */
  readonly top: number;
  readonly left: number;
  readonly filterHeight: number;
  readonly filterWidth: number;
  readonly strideDown: number;
  readonly strideAcross: number;
  /** Of windows. */
  readonly rows: number;
  readonly columns: number;
  /** Where in an image of outputs the first window's go, and how far those of the next row and column are away. */
  readonly start: number;
  readonly outRow: number;
  readonly outPixel: number;
  readonly layout: PackedLayout;
}

export interface Target {
  readonly address: number;
  /** Floats of one image. */
  readonly image: number;
  readonly channels: number;
  /** The least output: 0 after relu, else -Infinity. */
  readonly least: number;
}

export interface Weights {
  readonly address: number;
  readonly size: number;
  readonly bias: number | null;
}

function widest(images: Images, passes: readonly Pass[]): Margins {
  const all = passes.map((pass) =>
    marginsFor(
      images,
      pass,
      (pass.rows - 1) * pass.strideDown + pass.filterHeight,
      (pass.columns - 1) * pass.strideAcross + pass.filterWidth,
    ),
  );
  const most = (side: keyof Margins) => Math.max(0, ...all.map((margins) => margins[side]));
  return { top: most('top'), bottom: most('bottom'), left: most('left'), right: most('right') };
}

/** Convolves images by the direct method, without patches: each window's lines lie in one piece already. */
export function convolveImages(
  backend: BackendWasm,
  simd: ConvRoutines,
  images: Images,
  passes: readonly Pass[],
  weights: Weights,
  target: Target,
): void {
  const margins = widest(images, passes);
  const { line, room } = lengthsWith(images, margins);
  const sizes = passes.map(({ layout }) => packedSize(layout.inputs, layout.outputs));
  const [padded = 0, ...filters] = scratch(backend, [room, ...sizes]);
  const from = floatsAt(backend, weights.address, weights.size);
  const bias = weights.bias === null ? null : floatsAt(backend, weights.bias, target.channels);
  for (const [i, { layout }] of passes.entries()) {
    packFilter(from, bias, floatsAt(backend, filters[i]!, sizes[i]!), layout);
  }
  const read = imageReader(backend, simd, images, margins, padded);
  for (let b = 0; b < images.batch; b++) {
    const image = read(b);
    for (const [i, pass] of passes.entries()) {
      const column = (margins.left - pass.left) * images.channels;
      simd.convolve(
        image + 4 * ((margins.top - pass.top) * line + column),
        filters[i]!,
        target.address + 4 * (b * target.image + pass.start),
        4 * pass.strideDown * line,
        4 * pass.strideAcross * images.channels,
        4 * line,
        pass.filterHeight,
        4 * pass.filterWidth * images.channels,
        pass.rows,
        pass.columns,
        4 * pass.outRow,
        4 * pass.outPixel,
        4 * target.channels,
        target.least,
      );
    }
  }
}
