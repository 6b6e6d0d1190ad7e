import type { Kernel } from '../wasm/heap.ts';
import { batchNorm, batchNormGrad } from './batchNorm/wasm.ts';
import { conv, convGradInput, convGradWeights } from './conv/wasm.ts';
import { dropout } from './dropout/wasm.ts';
import { poolRelu, poolReluGrad } from './poolRelu/wasm.ts';

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
