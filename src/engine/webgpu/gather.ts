import type { GatherV2Attrs, TensorInfo } from '@tensorflow/tfjs-core';
import { util } from '@tensorflow/tfjs-core';
import type { LabWebgpu } from './labWebgpu.ts';
import { bindings, constants, each, groupsFor } from './wgsl.ts';

/** tf.gather along the first axis, as training takes its batches: x [count, …], indices -> [indices, …]. */
export function gather(
  backend: LabWebgpu,
  { x, indices }: Readonly<Record<'x' | 'indices', TensorInfo>>,
  { axis, batchDims }: GatherV2Attrs,
): TensorInfo {
  if (axis !== 0 || batchDims !== 0) throw new Error('WebGPU gathers along the first axis only.');
  const rest = x.shape.slice(1);
  const size = util.sizeFromShape(rest);
  const shape = [...indices.shape, ...rest];
  const [y] = backend.dispatch({
    shader: {
      // Elements are moved and not read, whatever their type.
      key: `Gather ${size}`,
      code: () => `
${bindings({ x: 'i32', indices: 'i32' }, { y: 'i32' })}
${constants({ SIZE: size })}
${each('y', 'y[i] = x[u32(indices[i / SIZE]) * SIZE + i % SIZE];')}`,
    },
    inputs: [x, indices],
    outputs: [backend.makeTensorInfo(shape, x.dtype)],
    workgroups: groupsFor(util.sizeFromShape(shape)),
  });
  return y!;
}
