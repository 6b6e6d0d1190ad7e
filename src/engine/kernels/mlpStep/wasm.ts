import type { Activation } from '../../../lab/ops/kernels.ts';
import { type BackendWasm, floats, release, type TensorInfo } from '../../wasm/heap.ts';
import type { WasmKernel } from '../../wasm/kernel.ts';
import { numbered } from '../adam/numbered.ts';
import { AdamStep } from '../adam/wasm.ts';
import { BinaryCrossEntropy } from '../crossEntropy/wasm.ts';
import { Dense, DenseGradInput, DenseGradWeights } from '../dense/wasm.ts';

/** The rows of these numbers. */
function chosenOf(backend: BackendWasm, rows: TensorInfo, batch: Int32Array): TensorInfo {
  const width = rows.shape[1]!;
  const chosen = backend.makeOutput([batch.length, width], 'float32');
  const [from, to] = [floats(backend, rows), floats(backend, chosen)];
  batch.forEach((row, i) => {
    to.set(from.subarray(row * width, (row + 1) * width), i * width);
  });
  return chosen;
}

/**
 * The kernels of the step, called as functions: the same arithmetic in the same order. Through tfjs each of them costs more
 * than the few thousand multiplications of its work.
 */
export const MlpStep: WasmKernel<'MlpStep'> = ({ inputs, backend, attrs: { batch, ...adam } }) => {
  const layers = numbered('p', inputs);
  const of = (layer: number): { activation: Activation } => ({
    activation: layer + 1 < layers.length ? 'relu' : 'linear',
  });
  const values = [chosenOf(backend, inputs.rows, batch)];
  for (const [layer, w] of layers.entries()) {
    values.push(Dense({ inputs: { x: values[layer]!, w }, backend, attrs: of(layer) }) as TensorInfo);
  }
  const truths = chosenOf(backend, inputs.truths, batch);
  const logits = values.at(-1)!;
  const [loss, error] = BinaryCrossEntropy({
    ...{ inputs: { logits, truths }, backend, attrs: {} },
  }) as [TensorInfo, TensorInfo];
  const errors = [error];
  const gradients: Record<`g${number}`, TensorInfo> = {};
  for (let layer = layers.length - 1; layer >= 0; layer--) {
    const [dy, x, y] = [errors.at(-1)!, values[layer]!, values[layer + 1]!];
    const attrs = of(layer);
    gradients[`g${layer}`] = DenseGradWeights({ inputs: { x, dy, y }, backend, attrs }) as TensorInfo;
    if (layer === 0) break;
    errors.push(DenseGradInput({ inputs: { dy, y, w: layers[layer]! }, backend, attrs }) as TensorInfo);
  }
  AdamStep({ inputs: { state: inputs.state, ...gradients }, backend, attrs: adam });
  release(backend, ...values, truths, ...errors, ...Object.values(gradients));
  return loss;
};
