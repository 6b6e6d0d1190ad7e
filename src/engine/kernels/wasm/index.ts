import { engine } from '@tensorflow/tfjs-core';
import { adamStep, packParameters } from './adamStep.ts';
import { broadcastAdd } from './broadcastAdd.ts';
import { cast, identity } from './cast.ts';
import { contrastiveLoss } from './contrastiveLoss.ts';
import { conv2D } from './conv2D.ts';
import { conv2DBackpropFilter } from './conv2DBackpropFilter.ts';
import { conv2DBackpropInput } from './conv2DBackpropInput.ts';
import { dense, denseGradInput, denseGradWeights } from './dense.ts';
import { exp } from './exp.ts';
import { fusedConv2D } from './fusedConv2D.ts';
import { gather } from './gather.ts';
import type { BackendWasm, Kernel } from './heap.ts';
import { binaryCrossEntropy, softmaxCrossEntropy } from './losses.ts';
import { withPlainFactors } from './matMul.ts';
import { maxPoolGrad } from './maxPoolGrad.ts';
import { mean } from './mean.ts';
import { installKernel } from './registry.ts';
import { simdRoutines } from './simd.ts';
import { simdKernels } from './simdKernels.ts';
import { sum } from './sum.ts';
import { tile } from './tile.ts';
import { unsortedSegmentSum } from './unsortedSegmentSum.ts';

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
