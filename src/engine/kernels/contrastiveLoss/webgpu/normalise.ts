import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { LabWebgpu } from '../../../webgpu/labWebgpu.ts';
import { bindings, constants, each, groupsFor } from '../../../webgpu/wgsl.ts';

/** z [rows, width] -> unit vectors [rows, width] and norms [rows] */
export function normalise(backend: LabWebgpu, z: TensorInfo): TensorInfo[] {
  const [rows, width] = z.shape as [number, number];
  return backend.dispatch({
    shader: {
      key: `ContrastiveLoss normalise ${width}`,
      code: () => `
${bindings({ z: 'f32' }, { unit: 'f32', norm: 'f32' })}
${constants({ WIDTH: width })}
${each(
  'norm',
  `var square = 0.0;
  for (var c = i * WIDTH; c < (i + 1u) * WIDTH; c++) { square += z[c] * z[c]; }
  let length = sqrt(max(square, 1e-12));
  for (var c = i * WIDTH; c < (i + 1u) * WIDTH; c++) { unit[c] = z[c] / length; }
  norm[i] = length;`,
)}`,
    },
    inputs: [z],
    outputs: [z.shape, [rows]],
    workgroups: groupsFor(rows),
  });
}
