import { type BackendWasm, floats, type TensorInfo } from './heap.ts';

/** Rows and columns of zeros around each image. */
export interface Padding {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/**
 * x [batch, h, w, channels] with its padding written out, and three floats to spare: a SIMD loop may take the
 * floats of a line in fours.
 */
export function padImages(backend: BackendWasm, x: TensorInfo, padding: Padding): TensorInfo {
  const [batch = 0, height = 0, width = 0, channels = 0] = x.shape;
  const line = width * channels;
  const wide = (padding.left + width + padding.right) * channels;
  const tall = padding.top + height + padding.bottom;
  const out = backend.makeOutput([batch * tall * wide + 3], 'float32');
  const from = floats(backend, x);
  const to = floats(backend, out).fill(0);
  for (let b = 0; b < batch; b++) {
    for (let row = 0; row < height; row++) {
      const source = (b * height + row) * line;
      const target = (b * tall + padding.top + row) * wide + padding.left * channels;
      to.set(from.subarray(source, source + line), target);
    }
  }
  return out;
}
