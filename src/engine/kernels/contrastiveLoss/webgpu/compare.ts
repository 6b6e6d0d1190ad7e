import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { LabWebgpu } from '../../../webgpu/labWebgpu.ts';
import { bindings, workgroupMax, workgroupSum } from '../../../webgpu/wgsl.ts';
import { comparedRows, declareSizes, ROW_LANES, type Sizes, sizesKey } from './sizes.ts';

/**
 * Each row's similarity s to all others is its cosine over the temperature. One workgroup per row.
 * @returns the mean loss's gradient by the cosines [rows, rows], (softmax(s) - one at the partner) / (rows temperature),
 * and each row's loss [rows]
 */
export function compare(
  backend: LabWebgpu,
  unit: TensorInfo,
  sizes: Sizes,
  temperature: number,
): TensorInfo[] {
  const rows = comparedRows(sizes);
  return backend.dispatch({
    shader: { key: `ContrastiveLoss compare ${sizesKey(sizes)}`, code: () => code(sizes) },
    inputs: [unit],
    outputs: [[rows, rows], [rows]],
    workgroups: [rows, 1],
    uniforms: [{ type: 'float32', value: temperature }],
  });
}

const code = (sizes: Sizes) => `
${bindings({ unit: 'f32' }, { towards: 'f32', losses: 'f32' }, 'temperature: f32')}
${declareSizes(sizes)}
${workgroupSum(ROW_LANES)}
${workgroupMax(ROW_LANES)}
var<workgroup> own: array<f32, ${sizes.width}>;

@compute @workgroup_size(${ROW_LANES})
fn main(@builtin(workgroup_id) group: vec3u, @builtin(local_invocation_index) lane: u32) {
  let row = group.x;
  let first = row * ROWS;
  let partner = select(row, (row + BATCH) % ROWS, SYMMETRIC);
  for (var c = lane; c < WIDTH; c += ${ROW_LANES}u) { own[c] = unit[row * WIDTH + c]; }
  workgroupBarrier();

  var top = -1.0 / at.temperature;
  for (var j = lane; j < ROWS; j += ${ROW_LANES}u) {
    let other = select(j + BATCH, j, SYMMETRIC) * WIDTH;
    var cosine = 0.0;
    for (var c = 0u; c < WIDTH; c++) { cosine = fma(own[c], unit[other + c], cosine); }
    towards[first + j] = cosine / at.temperature;
    if (!SYMMETRIC || j != row) { top = max(top, cosine / at.temperature); }
  }
  top = workgroupMax(top, lane);

  var sum = 0.0;
  for (var j = lane; j < ROWS; j += ${ROW_LANES}u) {
    if (!SYMMETRIC || j != row) { sum += exp(towards[first + j] - top); }
  }
  sum = workgroupSum(sum, lane);
  for (var j = lane; j < ROWS; j += ${ROW_LANES}u) {
    if (j == partner) { losses[row] = top + log(sum) - towards[first + j]; }
    let p = select(exp(towards[first + j] - top) / sum, 0.0, SYMMETRIC && j == row);
    towards[first + j] = (p - select(0.0, 1.0, j == partner)) / (f32(ROWS) * at.temperature);
  }
}`;
