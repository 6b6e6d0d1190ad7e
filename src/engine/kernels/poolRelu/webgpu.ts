import { util } from '@tensorflow/tfjs-core';
import type { WebgpuKernel } from '../../webgpu/kernel.ts';
import { bindings, constants, each, groupsFor } from '../../webgpu/wgsl.ts';

const sizes = ([, height, width, channels]: number[]) =>
  constants({
    HEIGHT: height!,
    WIDTH: width!,
    CHANNELS: channels!,
    OUT_HEIGHT: Math.floor(height! / 2),
    OUT_WIDTH: Math.floor(width! / 2),
  });

export const PoolRelu: WebgpuKernel<'PoolRelu'> = (backend, { x }) => {
  const [batch, height, width, channels] = x.shape as [number, number, number, number];
  const shape = [batch, Math.floor(height / 2), Math.floor(width / 2), channels];
  return backend.dispatch({
    shader: {
      key: `PoolRelu ${height} ${width} ${channels}`,
      code: () => `
${bindings({ x: 'f32' }, { y: 'f32' })}
${sizes(x.shape)}
${each(
  'y',
  `let place = i / CHANNELS;
  let row = place / OUT_WIDTH / OUT_HEIGHT * HEIGHT + place / OUT_WIDTH % OUT_HEIGHT * 2u;
  let first = (row * WIDTH + place % OUT_WIDTH * 2u) * CHANNELS + i % CHANNELS;
  let below = first + WIDTH * CHANNELS;
  let most = max(max(x[first], x[first + CHANNELS]), max(x[below], x[below + CHANNELS]));
  y[i] = max(most, 0.0);`,
)}`,
    },
    inputs: [x],
    outputs: [shape],
    workgroups: groupsFor(util.sizeFromShape(shape)),
  });
};

/** Each element of x finds out whether it was its window's choice. */
export const PoolReluGrad: WebgpuKernel<'PoolReluGrad'> = (backend, { dy, x, y }) => {
  const [, height, width, channels] = x.shape as [number, number, number, number];
  return backend.dispatch({
    shader: {
      key: `PoolReluGrad ${height} ${width} ${channels}`,
      code: () => `
${bindings({ dy: 'f32', x: 'f32', y: 'f32' }, { dx: 'f32' })}
${sizes(x.shape)}
${each(
  'dx',
  `let place = i / CHANNELS;
  let picture = place / WIDTH / HEIGHT;
  let row = place / WIDTH % HEIGHT;
  let column = place % WIDTH;
  dx[i] = 0.0;
  if (row / 2u >= OUT_HEIGHT || column / 2u >= OUT_WIDTH) { return; }
  let o = ((picture * OUT_HEIGHT + row / 2u) * OUT_WIDTH + column / 2u) * CHANNELS + i % CHANNELS;
  if (y[o] <= 0.0) { return; }
  let first = i - (row % 2u * WIDTH + column % 2u) * CHANNELS;
  let a = x[first];
  let b = x[first + CHANNELS];
  let c = x[first + WIDTH * CHANNELS];
  let d = x[first + WIDTH * CHANNELS + CHANNELS];
  let most = max(max(a, b), max(c, d));
  let choice = select(select(select(3u, 2u, c == most), 1u, b == most), 0u, a == most);
  if (choice == row % 2u * 2u + column % 2u) { dx[i] = dy[o]; }`,
)}`,
    },
    inputs: [dy, x, y],
    outputs: [x.shape],
    workgroups: groupsFor(util.sizeFromShape(x.shape)),
  });
};
