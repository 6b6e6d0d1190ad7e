import { util } from '@tensorflow/tfjs-core';
import type { WebgpuKernel } from '../../webgpu/kernel.ts';
import { bindings, each, groupsFor } from '../../webgpu/wgsl.ts';

export const AddRelu: WebgpuKernel<'AddRelu'> = (backend, { a, b }) =>
  backend.dispatch({
    shader: {
      key: 'AddRelu',
      code: () => `
${bindings({ a: 'f32', b: 'f32' }, { y: 'f32' })}
${each('y', 'y[i] = max(a[i] + b[i], 0.0);')}`,
    },
    inputs: [a, b],
    outputs: [a.shape],
    workgroups: groupsFor(util.sizeFromShape(a.shape)),
  });

export const AddReluGrad: WebgpuKernel<'AddReluGrad'> = (backend, { dy, y }) =>
  backend.dispatch({
    shader: {
      key: 'AddReluGrad',
      code: () => `
${bindings({ dy: 'f32', y: 'f32' }, { dx: 'f32' })}
${each('dx', 'dx[i] = select(0.0, dy[i], y[i] > 0.0);')}`,
    },
    inputs: [dy, y],
    outputs: [dy.shape],
    workgroups: groupsFor(util.sizeFromShape(dy.shape)),
  });
