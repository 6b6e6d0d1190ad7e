import { type TensorInfo, util } from '@tensorflow/tfjs-core';
import type { LabWebgpu } from './labWebgpu.ts';
import { bindings, each, groupsFor } from './wgsl.ts';

/** Adds up the parts of a sum, [parts, …] -> […], and disposes them. */
export function sumParts(backend: LabWebgpu, parts: TensorInfo): TensorInfo {
  const shape = parts.shape.slice(1);
  const [sum] = backend.dispatch({
    shader: {
      key: 'SumParts',
      code: () => `
${bindings({ parts: 'f32' }, { sum: 'f32' })}
${each(
  'sum',
  `var total = 0.0;
  for (var j = i; j < arrayLength(&parts); j += arrayLength(&sum)) { total += parts[j]; }
  sum[i] = total;`,
)}`,
    },
    inputs: [parts],
    outputs: [shape],
    workgroups: groupsFor(util.sizeFromShape(shape)),
  });
  backend.disposeData(parts.dataId);
  return sum!;
}
