import { engine } from '@tensorflow/tfjs-core';
import type { BackendWasm, Kernel } from '../wasm/heap.ts';
import { installKernel } from '../wasm/registry.ts';
import { simdRoutines } from '../wasm/simd.ts';
import { broadcastAdd } from '../wasmRepairs/add.ts';
import { cast, identity } from '../wasmRepairs/cast.ts';
import { conv2D } from '../wasmRepairs/conv2D.ts';
import { conv2DBackpropFilter } from '../wasmRepairs/conv2DBackpropFilter.ts';
import { conv2DBackpropInput } from '../wasmRepairs/conv2DBackpropInput.ts';
import { exp } from '../wasmRepairs/exp.ts';
import { fusedConv2D } from '../wasmRepairs/fusedConv2D.ts';
import { gather } from '../wasmRepairs/gather.ts';
import { withPlainFactors } from '../wasmRepairs/matMul.ts';
import { maxPoolGrad } from '../wasmRepairs/maxPoolGrad.ts';
import { mean } from '../wasmRepairs/mean.ts';
import { sum } from '../wasmRepairs/sum.ts';
import { tile } from '../wasmRepairs/tile.ts';
import { unsortedSegmentSum } from '../wasmRepairs/unsortedSegmentSum.ts';
import { adamStep, packParameters } from './adam/wasm.ts';
import { contrastiveLoss } from './contrastiveLoss/wasm.ts';
import { binaryCrossEntropy, softmaxCrossEntropy } from './crossEntropy/wasm.ts';
import { dense, denseGradInput, denseGradWeights } from './dense/wasm.ts';
import { simdKernels } from './simdKernels.ts';

let installed = false;

/** Replaces the kernels that tfjs's WASM backend lacks or does slowly. Once per realm; later calls do nothing. */
export function installWasmKernels(): void {
  if (installed) return;
  installed = true;
  // All are made before any is installed: each takes the stock kernels that it calls.
  const kernels: Record<string, Kernel<never, never>> = {
    _FusedMatMul: withPlainFactors('_FusedMatMul'),
    AdamStep: adamStep(),
    Add: broadcastAdd(),
    BatchMatMul: withPlainFactors('BatchMatMul'),
    BinaryCrossEntropy: binaryCrossEntropy(),
    Cast: cast(),
    ContrastiveLoss: contrastiveLoss(),
    Conv2D: conv2D(),
    Conv2DBackpropFilter: conv2DBackpropFilter(),
    Conv2DBackpropInput: conv2DBackpropInput(),
    Dense: dense(),
    DenseGradInput: denseGradInput(),
    DenseGradWeights: denseGradWeights(),
    Exp: exp(),
    FusedConv2D: fusedConv2D(),
    GatherV2: gather(),
    Identity: identity(),
    MaxPoolGrad: maxPoolGrad(),
    Mean: mean(),
    PackParameters: packParameters(),
    SoftmaxCrossEntropy: softmaxCrossEntropy(),
    Sum: sum(),
    Tile: tile(),
    UnsortedSegmentSum: unsortedSegmentSum(),
    ...(simdRoutines(engine().backend as unknown as BackendWasm) ? simdKernels() : {}),
  };
  for (const [name, kernel] of Object.entries(kernels)) installKernel(name, kernel);
}
