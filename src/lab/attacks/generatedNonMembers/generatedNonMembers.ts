/** Examples that no model was trained on, made of others, for BlindMI (Hui et al. 2021). */
import type { Dataset } from '../../data/dataset.ts';
import type { RandomStream } from '../../random.ts';

type Examples = Pick<Dataset, 'kind' | 'height' | 'width' | 'channels' | 'values'>;

const ROW = [-1, 0, 1];
const SMOOTH = [1, 2, 1];

/** A coordinate beyond the edge is mirrored about the outermost pixel, as OpenCV does by default. */
function mirrored(at: number, size: number): number {
  if (size === 1) return 0;
  return at < 0 ? -at : at >= size ? 2 * (size - 1) - at : at;
}

/**
 * Sobel edges: the mean of the two absolute gradients, each cut at the largest value a pixel can take (published).
 *
 * @param values [count, height, width, channels], bytes or numbers from 0 to 1
 */
export function sobelEdges(
  values: Dataset['values'],
  [height, width, channels]: readonly [number, number, number],
): Dataset['values'] {
  const highest = values instanceof Uint8Array ? 255 : 1;
  const edges = values.slice();
  const size = height * width * channels;
  for (let i = 0; i < values.length; i++) {
    const start = Math.floor(i / size) * size;
    const pixel = Math.floor((i % size) / channels);
    const [y, x, channel] = [Math.floor(pixel / width), pixel % width, i % channels];
    let [across, down] = [0, 0];
    for (let dy = -1; dy <= 1; dy++) {
      for (let dx = -1; dx <= 1; dx++) {
        const row = mirrored(y + dy, height);
        const value = values[start + (row * width + mirrored(x + dx, width)) * channels + channel]!;
        across += value * ROW[dx + 1]! * SMOOTH[dy + 1]!;
        down += value * ROW[dy + 1]! * SMOOTH[dx + 1]!;
      }
    }
    const edge = (Math.min(Math.abs(across), highest) + Math.min(Math.abs(down), highest)) / 2;
    edges[i] = highest === 255 ? Math.round(edge) : edge;
  }
  return edges;
}

/** Each column's values dealt anew among the rows: every value is real, no row is. Our choice for tables and texts. */
export function dealtColumns(
  values: Dataset['values'],
  width: number,
  random: RandomStream,
): Dataset['values'] {
  const count = values.length / width;
  const made = values.slice();
  for (let column = 0; column < width; column++) {
    random.permutation(count).forEach((from, to) => {
      made[to * width + column] = values[from * width + column]!;
    });
  }
  return made;
}

/** As many non-members as examples, in their form. */
export function generatedNonMembers(examples: Examples, random: RandomStream): Dataset['values'] {
  const { kind, height, width, channels, values } = examples;
  return kind === 'pictures'
    ? sobelEdges(values, [height, width, channels])
    : dealtColumns(values, height * width * channels, random);
}
