import type { BackendWasm } from '../../../wasm/heap.ts';
import { floatsAt } from '../../../wasm/scratch.ts';
import type { ConvRoutines } from './routines.ts';

/** Images [batch, height, width, channels] on the heap. */
export interface Images {
  readonly address: number;
  /** Numbers laid out like the images, at whose places only the positive let through: relu's gradient. */
  readonly gate: number | null;
  readonly batch: number;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

/** Rows and columns of zeros around each image. */
export interface Margins {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** The margins that make images of `height` rows from -top on, of which none is cropped. */
export function marginsFor(
  images: Images,
  { top, left }: { top: number; left: number },
  height: number,
  width: number,
): Margins {
  return {
    top: Math.max(0, top),
    bottom: Math.max(0, height - top - images.height),
    left: Math.max(0, left),
    right: Math.max(0, width - left - images.width),
  };
}

export interface Lengths {
  /** Floats from a line to the next. */
  readonly line: number;
  /** Floats from an image to the next where they lie in the tensor itself. */
  readonly image: number;
  /** Floats of scratch that one image with its margins takes: 0 where it is read in place. */
  readonly room: number;
}

export function lengthsWith(images: Images, { top, bottom, left, right }: Margins): Lengths {
  const line = (left + images.width + right) * images.channels;
  const plain = top + bottom + left + right === 0 && images.gate === null;
  const room = plain ? 0 : (top + images.height + bottom) * line;
  return { line, image: images.height * images.width * images.channels, room };
}

/**
 * Reads one image after the other, each with its margins in the same scratch at `room`, where it stays in the cache,
 * or in place where it needs none. @returns the address of an image's first margin
 */
export function imageReader(
  backend: BackendWasm,
  simd: ConvRoutines,
  images: Images,
  margins: Margins,
  room: number,
): (index: number) => number {
  const { line, image, room: floats } = lengthsWith(images, margins);
  if (floats === 0) return (index) => images.address + 4 * index * image;
  floatsAt(backend, room, floats).fill(0);
  const inside = room + 4 * (margins.top * line + margins.left * images.channels);
  const bytes = 4 * images.width * images.channels;
  return (index) => {
    const shift = 4 * index * image;
    const from = images.address + shift;
    if (images.gate === null) simd.copyLines(from, inside, bytes, 4 * line, images.height);
    else simd.copyGatedLines(from, images.gate + shift, inside, bytes, 4 * line, images.height);
    return room;
  };
}
