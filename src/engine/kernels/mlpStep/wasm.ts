import type { Activation, KernelShapes } from '../../../lab/ops/kernels.ts';
import { address, type BackendWasm, release, type TensorInfo } from '../../wasm/heap.ts';
import type { WasmKernel } from '../../wasm/kernel.ts';
import { wholeHeap } from '../../wasm/workspace.ts';
import { numbered } from '../adam/numbered.ts';
import { AdamStep } from '../adam/wasm.ts';
import { ContrastiveLoss } from '../contrastiveLoss/wasm.ts';
import { BinaryCrossEntropy } from '../crossEntropy/wasm.ts';
import { Dense, DenseGradInput, DenseGradWeights } from '../dense/wasm.ts';

/** A copy that is asked of the engine takes as long as that of so many floats one by one. */
const FEW = 48;

/** The rows of these numbers. */
function chosenOf(backend: BackendWasm, rows: TensorInfo, batch: Int32Array): TensorInfo {
  const width = rows.shape[1]!;
  const chosen = backend.makeOutput([batch.length, width], 'float32');
  const heap = wholeHeap(backend);
  const [from, to] = [address(backend, rows) / 4, address(backend, chosen) / 4];
  for (let i = 0; i < batch.length; i++) {
    const [begin, place] = [from + batch[i]! * width, to + i * width];
    if (width > FEW) heap.copyWithin(place, begin, begin + width);
    else for (let c = 0; c < width; c++) heap[place + c] = heap[begin + c]!;
  }
  return chosen;
}

type StepArgs = Parameters<WasmKernel<'ContrastiveStep'>>[0];

/** A loss and its gradient with respect to the network's outputs. */
type Loss = (outputs: TensorInfo) => TensorInfo | TensorInfo[];

/**
 * One step of Adam on dense layers with ReLU between them: their kernels, called as functions, the same arithmetic in the
 * same order. Through tfjs each of them costs more than a few thousand multiplications of its work.
 */
function stepDown(
  {
    inputs,
    backend,
    attrs: { batch, ...adam },
  }: Omit<StepArgs, 'attrs'> & { attrs: KernelShapes['MlpStep']['attributes'] },
  lossOf: Loss,
): TensorInfo {
  const layers = numbered('p', inputs);
  const of = (layer: number): { activation: Activation } => ({
    activation: layer + 1 < layers.length ? 'relu' : 'linear',
  });
  const values = [chosenOf(backend, inputs.rows, batch)];
  for (const [layer, w] of layers.entries()) {
    values.push(Dense({ inputs: { x: values[layer]!, w }, backend, attrs: of(layer) }) as TensorInfo);
  }
  const [loss, error] = lossOf(values.at(-1)!) as [TensorInfo, TensorInfo];
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
  release(backend, ...values, ...errors, ...Object.values(gradients));
  return loss;
}

export const MlpStep: WasmKernel<'MlpStep'> = (args) =>
  stepDown(args, (logits) => {
    const { backend, inputs, attrs } = args;
    const truths = chosenOf(backend, inputs.truths, attrs.batch);
    const results = BinaryCrossEntropy({ inputs: { logits, truths }, backend, attrs: {} });
    release(backend, truths);
    return results;
  });

export const ContrastiveStep: WasmKernel<'ContrastiveStep'> = (args) =>
  stepDown(args, (z) => ContrastiveLoss({ inputs: { z }, backend: args.backend, attrs: args.attrs }));
