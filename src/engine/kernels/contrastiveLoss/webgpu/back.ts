import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { LabWebgpu } from '../../../webgpu/labWebgpu.ts';
import { bindings, constants, workgroupSum } from '../../../webgpu/wgsl.ts';
import { declareSizes, ROW_LANES, type Sizes, sizesKey } from './sizes.ts';

/**
 * Back through the cosines and the normalisation: each row sums the others' unit vectors, weighted by `towards`, and keeps
 * of that what lies across its own, over its norm. One workgroup per row, its invocations side by side along the width.
 * @returns the mean loss [] and the gradient dz [2 batch, width]
 */
export function back(
  backend: LabWebgpu,
  { unit, norm, towards, losses }: Readonly<Record<'unit' | 'norm' | 'towards' | 'losses', TensorInfo>>,
  sizes: Sizes,
): TensorInfo[] {
  return backend.dispatch({
    shader: { key: `ContrastiveLoss back ${sizesKey(sizes)}`, code: () => code(sizes) },
    inputs: [unit, norm, towards, losses],
    outputs: [[], unit.shape],
    workgroups: [2 * sizes.batch, 1],
  });
}

/** A row's unit vector meets those of the columns' side from the left, or those of the rows' side from the right. */
const weight = `
fn weight(row: u32, j: u32) -> f32 {
  if (SYMMETRIC) { return towards[row * ROWS + j] + towards[j * ROWS + row]; }
  if (row < BATCH) { return towards[row * ROWS + j]; }
  return towards[j * ROWS + row - BATCH];
}`;

const code = (sizes: Sizes) => {
  const span = Math.min(ROW_LANES, sizes.width);
  return `
${bindings({ unit: 'f32', norm: 'f32', towards: 'f32', losses: 'f32' }, { loss: 'f32', dz: 'f32' })}
${declareSizes(sizes)}
${constants({ SPAN: span, SLICES: Math.floor(ROW_LANES / span) })}
${workgroupSum(ROW_LANES)}
${weight}
var<workgroup> partial: array<f32, ${ROW_LANES}>;
var<workgroup> sums: array<f32, ${sizes.width}>;

@compute @workgroup_size(${ROW_LANES})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lane: u32) {
  let row = group.x;
  let others = select(0u, BATCH, !SYMMETRIC && row < BATCH);
  let slice = lane / SPAN;
  for (var chunk = 0u; chunk < WIDTH; chunk += SPAN) {
    let c = chunk + lane % SPAN;
    var sum = 0.0;
    if (slice < SLICES && c < WIDTH) {
      for (var j = slice; j < ROWS; j += SLICES) {
        sum = fma(weight(row, j), unit[(others + j) * WIDTH + c], sum);
      }
    }
    partial[lane] = sum;
    workgroupBarrier();
    if (slice == 0u && c < WIDTH) {
      var total = 0.0;
      for (var s = 0u; s < SLICES; s++) { total += partial[s * SPAN + lane]; }
      sums[c] = total;
    }
    workgroupBarrier();
  }

  var along = 0.0;
  for (var c = lane; c < WIDTH; c += ${ROW_LANES}u) { along = fma(sums[c], unit[row * WIDTH + c], along); }
  along = workgroupSum(along, lane);
  for (var c = lane; c < WIDTH; c += ${ROW_LANES}u) {
    dz[row * WIDTH + c] = (sums[c] - unit[row * WIDTH + c] * along) / norm[row];
  }

  if (row == 0u) {
    var total = 0.0;
    for (var j = lane; j < ROWS; j += ${ROW_LANES}u) { total += losses[j]; }
    total = workgroupSum(total, lane);
    if (lane == 0u) { loss[0] = total / f32(ROWS); }
  }
}`;
};
