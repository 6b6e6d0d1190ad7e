import type { WebgpuKernel } from '../../webgpu/kernel.ts';
import { bindings, constants, LANES, workgroupSum } from '../../webgpu/wgsl.ts';

/** One workgroup goes over the batch, each invocation over whole rows: batches are small and dispatches dear. */
const overRows = (rows: string, row: string) => `
${workgroupSum(LANES)}
@compute @workgroup_size(${LANES})
fn main(@builtin(local_invocation_index) lane: u32) {
  let batch = arrayLength(&${rows});
  var losses = 0.0;
  for (var row = lane; row < batch; row += ${LANES}u) {
    ${row}
  }
  let total = workgroupSum(losses, lane);
  if (lane == 0u) { loss[0] = total / f32(batch); }
}`;

export const SoftmaxCrossEntropy: WebgpuKernel<'SoftmaxCrossEntropy'> = (backend, { logits, labels }) => {
  const classes = logits.shape[1]!;
  return backend.dispatch({
    shader: {
      key: `SoftmaxCrossEntropy ${classes}`,
      code: () => `
${bindings({ logits: 'f32', labels: 'i32' }, { loss: 'f32', gradient: 'f32' })}
${constants({ CLASSES: classes })}
${overRows(
  'labels',
  `let first = row * CLASSES;
    let label = u32(labels[row]);
    var top = logits[first];
    for (var c = 1u; c < CLASSES; c++) { top = max(top, logits[first + c]); }
    var sum = 0.0;
    for (var c = 0u; c < CLASSES; c++) { sum += exp(logits[first + c] - top); }
    for (var c = 0u; c < CLASSES; c++) {
      let truth = select(0.0, 1.0, c == label);
      gradient[first + c] = (exp(logits[first + c] - top) / sum - truth) / f32(batch);
    }
    losses += top + log(sum) - logits[first + label];`,
)}`,
    },
    inputs: [logits, labels],
    outputs: [[], logits.shape],
    workgroups: [1, 1],
  });
};

export const BinaryCrossEntropy: WebgpuKernel<'BinaryCrossEntropy'> = (backend, { logits, truths }) =>
  backend.dispatch({
    shader: {
      key: 'BinaryCrossEntropy',
      code: () => `
${bindings({ logits: 'f32', truths: 'f32' }, { loss: 'f32', gradient: 'f32' })}
${overRows(
  'logits',
  `let logit = logits[row];
    let small = exp(-abs(logit));
    let p = select(small, 1.0, logit >= 0.0) / (1.0 + small);
    gradient[row] = (p - truths[row]) / f32(batch);
    losses += max(logit, 0.0) + log(1.0 + small) - logit * truths[row];`,
)}`,
    },
    inputs: [logits, truths],
    outputs: [[], logits.shape],
    workgroups: [1, 1],
  });
