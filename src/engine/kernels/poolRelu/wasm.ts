import { address, type BackendWasm, floats, type TensorInfo } from '../../wasm/heap.ts';
import { onlyWithSimd } from '../../wasm/kernel.ts';
import { SimdModule } from '../../wasm/simd.ts';
import { poolRelu, poolReluGrad } from './simd.ts';

const loops = new SimdModule([poolRelu, poolReluGrad]);

type Shape4 = [number, number, number, number];

/**
 * Calls `pool` for each image, or once for all where their lines follow one another, with the bytes at which it begins in
 * x and in y, and the bytes of a pixel and line of x, and the rows and columns of y.
 */
function overImages(
  [batch, height, width, channels]: Shape4,
  pool: (inX: number, inY: number, sizes: number[]) => void,
): void {
  const [rows, columns, pixel] = [height >> 1, width >> 1, 4 * channels];
  const even = height % 2 === 0;
  const [calls, rowsEach] = even ? [Math.min(1, batch), batch * rows] : [batch, rows];
  for (let b = 0; b < calls; b++) {
    const sizes = [pixel, width * pixel, rowsEach, columns];
    pool(b * height * width * pixel, b * rows * columns * pixel, sizes);
  }
}

const addressesOf = (backend: BackendWasm, infos: readonly TensorInfo[]): number[] =>
  infos.map((info) => address(backend, info));

/** Max pooling of 2 x 2, then relu. */
export const PoolRelu = onlyWithSimd<'PoolRelu'>(({ inputs: { x }, backend }) => {
  const simd = loops.required(backend);
  const [batch, height, width, channels] = x.shape as Shape4;
  const y = backend.makeOutput([batch, height >> 1, width >> 1, channels], 'float32');
  const [from, to] = addressesOf(backend, [x, y]) as [number, number];
  overImages(x.shape as Shape4, (inX, inY, sizes) => simd.poolRelu(from + inX, to + inY, ...sizes));
  return y;
});

/** Its gradient. */
export const PoolReluGrad = onlyWithSimd<'PoolReluGrad'>(({ inputs, backend }) => {
  const simd = loops.required(backend);
  const [, height, width] = inputs.x.shape as Shape4;
  const dx = backend.makeOutput(inputs.x.shape, 'float32');
  // Of an odd side the last line belongs to no window.
  if (height % 2 === 1 || width % 2 === 1) floats(backend, dx).fill(0);
  const infos = [inputs.dy, inputs.x, inputs.y, dx];
  const [dy, x, y, out] = addressesOf(backend, infos) as [number, number, number, number];
  overImages(inputs.x.shape as Shape4, (inX, inY, sizes) =>
    simd.poolReluGrad(dy + inY, x + inX, y + inY, out + inX, ...sizes),
  );
  return dx;
});
