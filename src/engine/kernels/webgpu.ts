import type { KernelName } from '../../lab/ops/kernels.ts';
import { installKernel, type Kernel } from '../webgpu/registry.ts';
import { adamStep, packParameters } from './adam/webgpu.ts';
import { batchNorm, batchNormGrad } from './batchNorm/webgpu.ts';
import { contrastiveLoss } from './contrastiveLoss/webgpu.ts';
import { conv, convGradInput, convGradWeights } from './conv/webgpu.ts';
import { binaryCrossEntropy, softmaxCrossEntropy } from './crossEntropy/webgpu.ts';
import { dense, denseGradInput, denseGradWeights } from './dense/webgpu.ts';
import { dropout } from './dropout/webgpu.ts';
import { poolRelu, poolReluGrad } from './poolRelu/webgpu.ts';

const kernels: { readonly [Name in KernelName]: Kernel<Name> } = {
  Dense: dense,
  DenseGradWeights: denseGradWeights,
  DenseGradInput: denseGradInput,
  Conv: conv,
  ConvGradWeights: convGradWeights,
  ConvGradInput: convGradInput,
  PoolRelu: poolRelu,
  PoolReluGrad: poolReluGrad,
  BatchNorm: batchNorm,
  BatchNormGrad: batchNormGrad,
  Dropout: dropout,
  SoftmaxCrossEntropy: softmaxCrossEntropy,
  BinaryCrossEntropy: binaryCrossEntropy,
  ContrastiveLoss: contrastiveLoss,
};

let installed = false;

/** Gives tfjs's WebGPU backend the lab's kernels. Once per realm; later calls do nothing. */
export function installWebgpuKernels(): void {
  if (installed) return;
  installed = true;
  for (const [name, kernel] of Object.entries(kernels)) installKernel(name, kernel as Kernel<KernelName>);
  installKernel('PackParameters', packParameters);
  installKernel('AdamStep', adamStep);
}
