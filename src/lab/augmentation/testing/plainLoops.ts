/** The augmentations of one picture in plain loops and float64: the oracle of their tests. */
import { type Jitter, LUMA } from '../colour.ts';
import { marginOf, type Shift } from '../shift.ts';

export interface Picture {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly values: ArrayLike<number>;
}

/** A picture whose every value is computed anew; `at` reads the old one, with zeros beyond its edges. */
function redrawn(
  picture: Picture,
  value: (at: (y: number, x: number) => number, y: number, x: number, c: number) => number,
): Picture {
  const { height, width, channels, values } = picture;
  const made: number[] = [];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let c = 0; c < channels; c++) {
        const at = (row: number, column: number) =>
          row >= 0 && row < height && column >= 0 && column < width
            ? values[(row * width + column) * channels + c]!
            : 0;
        made.push(value(at, y, x, c));
      }
    }
  }
  return { ...picture, values: made };
}

export function plainShift(picture: Picture, { top, left, flipped }: Shift): Picture {
  const { height, width } = picture;
  const cropped = redrawn(picture, (at, y, x) => at(y + top - marginOf(height), x + left - marginOf(width)));
  return flipped ? redrawn(cropped, (at, y, x) => at(y, width - 1 - x)) : cropped;
}

export function plainRotation(picture: Picture, angle: number): Picture {
  const [middle, centre] = [(picture.height - 1) / 2, (picture.width - 1) / 2];
  return redrawn(picture, (at, y, x) => {
    const fromY = Math.cos(angle) * (y - middle) + Math.sin(angle) * (x - centre) + middle;
    const fromX = Math.cos(angle) * (x - centre) - Math.sin(angle) * (y - middle) + centre;
    const [top, left] = [Math.floor(fromY), Math.floor(fromX)];
    let sum = 0;
    for (const dy of [0, 1]) {
      for (const dx of [0, 1]) {
        const share = (1 - Math.abs(fromY - top - dy)) * (1 - Math.abs(fromX - left - dx));
        sum += share * at(top + dy, left + dx);
      }
    }
    return sum;
  });
}

const clipped = (value: number) => Math.min(1, Math.max(0, value));

export function plainJitter(picture: Picture, { brightness, contrast, saturation }: Jitter): Picture {
  const { channels } = picture;
  const blended = (values: number[], factor: number, others: (pixel: number) => number) =>
    values.map((value, i) => clipped(factor * value + (1 - factor) * others(Math.floor(i / channels))));
  const luma = (values: number[], pixel: number) =>
    Array.from({ length: channels }, (_, c) => c).reduce(
      (sum, c) => sum + values[pixel * channels + c]! * (channels === 3 ? LUMA[c]! : 1 / channels),
      0,
    );
  const bright = Array.from(picture.values, (value) => clipped(brightness * value));
  const pixels = bright.length / channels;
  const mean = Array.from({ length: pixels }, (_, p) => luma(bright, p)).reduce((a, b) => a + b) / pixels;
  const contrasted = blended(bright, contrast, () => mean);
  const values =
    channels === 3 ? blended(contrasted, saturation, (pixel) => luma(contrasted, pixel)) : contrasted;
  return { ...picture, values };
}
