import { type TensorInfo, util } from '@tensorflow/tfjs-core';
import type { LabWebgpu } from '../../../webgpu/labWebgpu.ts';
import { bindings, constants, passed } from '../../../webgpu/wgsl.ts';
import { channelGroups, eachPlace, overPlaces, partsOf, placeSum } from './channels.ts';

/** The gradient by batch normalisation's scale and shift [2, channels]: sums of dy times the normalised x, and of dy. */
export function channelSums(
  backend: LabWebgpu,
  { dy, x, y, moments }: Readonly<Record<'dy' | 'x' | 'y' | 'moments', TensorInfo>>,
  { epsilon, activation }: { epsilon: number; activation: 'linear' | 'relu' },
): TensorInfo {
  const channels = moments.shape[1]!;
  const parts = partsOf(util.sizeFromShape(x.shape), channels);
  const [partial] = backend.dispatch({
    shader: {
      key: `ChannelSums ${channels} ${activation}`,
      code: () => `
${bindings({ dy: 'f32', x: 'f32', y: 'f32', moments: 'f32' }, { partial: 'f32' }, 'epsilon: f32')}
${constants({ CHANNELS: channels })}
${passed(activation)}
${placeSum}
${overPlaces(`
  let mean = moments[min(c, CHANNELS - 1u)];
  let rate = inverseSqrt(moments[CHANNELS + min(c, CHANNELS - 1u)] + at.epsilon);
  var scale = 0.0;
  var shift = 0.0;
  ${eachPlace('let d = passed(i); scale += d * (x[i] - mean) * rate; shift += d;')}
  scale = placeSum(scale, lane);
  shift = placeSum(shift, lane);
  if (writes) {
    partial[group.y * 2u * CHANNELS + c] = scale;
    partial[(group.y * 2u + 1u) * CHANNELS + c] = shift;
  }`)}`,
    },
    inputs: [dy, x, y, moments],
    outputs: [[parts, 2, channels]],
    workgroups: channelGroups(channels, parts),
    uniforms: [{ type: 'float32', value: epsilon }],
  });
  return backend.makeSum(partial!);
}
