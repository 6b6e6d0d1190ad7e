import { batchNorm, batchNormGrad } from './batchNorm.ts';
import { conv, convGradInput, convGradWeights } from './conv.ts';
import { dropout } from './dropout.ts';
import type { Kernel } from './heap.ts';
import { poolRelu, poolReluGrad } from './poolRelu.ts';

/** Kernels of the lab that only SIMD makes worth while: without it their composed forms do. */
export const simdKernels = (): Record<string, Kernel<never, never>> => ({
  BatchNorm: batchNorm(),
  BatchNormGrad: batchNormGrad(),
  Conv: conv(),
  ConvGradInput: convGradInput(),
  ConvGradWeights: convGradWeights(),
  Dropout: dropout(),
  PoolRelu: poolRelu(),
  PoolReluGrad: poolReluGrad(),
});
