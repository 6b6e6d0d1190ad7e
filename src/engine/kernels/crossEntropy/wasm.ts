import { floats } from '../../wasm/heap.ts';
import type { WasmKernel } from '../../wasm/kernel.ts';

/** Mean cross-entropy and its gradient (softmax - one-hot) / batch, in float64 between float32 ends. */
export const SoftmaxCrossEntropy: WasmKernel<'SoftmaxCrossEntropy'> = ({ inputs, backend }) => {
  const [batch, classes] = inputs.logits.shape as [number, number];
  const loss = backend.makeOutput([], 'float32');
  const gradient = backend.makeOutput([batch, classes], 'float32');
  const labels = backend.typedArrayFromHeap(inputs.labels);
  const z = floats(backend, inputs.logits);
  const d = floats(backend, gradient);
  const exponentials = new Float64Array(classes);
  let total = 0;
  for (let row = 0, at = 0; row < batch; row++, at += classes) {
    let max = Number.NEGATIVE_INFINITY;
    for (let c = 0; c < classes; c++) max = Math.max(max, z[at + c]!);
    let sum = 0;
    for (let c = 0; c < classes; c++) {
      exponentials[c] = Math.exp(z[at + c]! - max);
      sum += exponentials[c]!;
    }
    const label = at + labels[row]!;
    total += max + Math.log(sum) - z[label]!;
    for (let c = 0; c < classes; c++) d[at + c] = exponentials[c]! / (sum * batch);
    d[label] = d[label]! - 1 / batch;
  }
  floats(backend, loss)[0] = total / batch;
  return [loss, gradient];
};

/** Mean binary cross-entropy and its gradient (sigmoid - truth) / batch. */
export const BinaryCrossEntropy: WasmKernel<'BinaryCrossEntropy'> = ({ inputs, backend }) => {
  const batch = inputs.logits.shape[0]!;
  const loss = backend.makeOutput([], 'float32');
  const gradient = backend.makeOutput(inputs.logits.shape, 'float32');
  const z = floats(backend, inputs.logits);
  const truths = floats(backend, inputs.truths);
  const d = floats(backend, gradient);
  let total = 0;
  for (let row = 0; row < batch; row++) {
    const e = Math.exp(-Math.abs(z[row]!));
    const sigmoid = z[row]! >= 0 ? 1 / (1 + e) : e / (1 + e);
    total += Math.max(0, z[row]!) + Math.log1p(e) - z[row]! * truths[row]!;
    d[row] = (sigmoid - truths[row]!) / batch;
  }
  floats(backend, loss)[0] = total / batch;
  return [loss, gradient];
};
