import { conv, convGradInput, convGradWeights } from './conv.ts';
import type { Kernel } from './heap.ts';

/** Kernels of the lab that only SIMD makes worth while: without it their composed forms do. */
export const simdKernels = (): Record<string, Kernel<never, never>> => ({
  Conv: conv(),
  ConvGradInput: convGradInput(),
  ConvGradWeights: convGradWeights(),
});
