import { type TensorInfo, util } from '@tensorflow/tfjs-core';
import type { WebgpuKernel } from '../../webgpu/kernel.ts';
import type { LabWebgpu } from '../../webgpu/labWebgpu.ts';
import { bindings, constants, each, groupsFor, passed } from '../../webgpu/wgsl.ts';
import { channelMoments } from './webgpu/channelMoments.ts';
import { channelSums } from './webgpu/channelSums.ts';

export const BatchNorm: WebgpuKernel<'BatchNorm'> = (backend, { x, affine }, { epsilon, activation }) => {
  const channels = affine.shape[1]!;
  const moments = channelMoments(backend, x, channels);
  const [y] = backend.dispatch({
    shader: {
      key: `BatchNorm ${channels} ${activation}`,
      code: () => `
${bindings({ x: 'f32', affine: 'f32', moments: 'f32' }, { y: 'f32' }, 'epsilon: f32')}
${constants({ CHANNELS: channels })}
${each(
  'y',
  `let c = i % CHANNELS;
  let rate = inverseSqrt(moments[CHANNELS + c] + at.epsilon);
  let value = (x[i] - moments[c]) * rate * affine[c] + affine[CHANNELS + c];
  y[i] = ${activation === 'relu' ? 'max(value, 0.0)' : 'value'};`,
)}`,
    },
    inputs: [x, affine, moments],
    outputs: [x.shape],
    workgroups: groupsFor(util.sizeFromShape(x.shape)),
    uniforms: [{ type: 'float32', value: epsilon }],
  });
  return [y!, moments];
};

/** The gradient by x: dy less its parts along one and along the normalised x, scaled. */
function gradInput(
  backend: LabWebgpu,
  inputs: Readonly<Record<'dy' | 'x' | 'y' | 'affine' | 'moments' | 'daffine', TensorInfo>>,
  { epsilon, activation }: { epsilon: number; activation: 'linear' | 'relu' },
): TensorInfo {
  const { dy, x, y, affine, moments, daffine } = inputs;
  const channels = affine.shape[1]!;
  const [dx] = backend.dispatch({
    shader: {
      key: `BatchNormGrad ${channels} ${activation}`,
      code: () => `
${bindings(
  { dy: 'f32', x: 'f32', y: 'f32', affine: 'f32', moments: 'f32', daffine: 'f32' },
  { dx: 'f32' },
  'epsilon: f32',
)}
${constants({ CHANNELS: channels })}
${passed(activation)}
${each(
  'dx',
  `let c = i % CHANNELS;
  let rate = inverseSqrt(moments[CHANNELS + c] + at.epsilon);
  let normal = (x[i] - moments[c]) * rate;
  let along = (daffine[CHANNELS + c] + normal * daffine[c]) / f32(arrayLength(&x) / CHANNELS);
  dx[i] = (passed(i) - along) * rate * affine[c];`,
)}`,
    },
    inputs: [dy, x, y, affine, moments, daffine],
    outputs: [x.shape],
    workgroups: groupsFor(util.sizeFromShape(x.shape)),
    uniforms: [{ type: 'float32', value: epsilon }],
  });
  return dx!;
}

export const BatchNormGrad: WebgpuKernel<'BatchNormGrad'> = (backend, inputs, attributes) => {
  const daffine = channelSums(backend, inputs, attributes);
  return [gradInput(backend, { ...inputs, daffine }, attributes), daffine];
};
