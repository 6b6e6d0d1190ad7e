import type { TensorInfo } from '@tensorflow/tfjs-core';
import type { KernelName, KernelShapes } from '../../lab/ops/kernels.ts';
import type { LabWebgpu } from './labWebgpu.ts';

/** One of the lab's kernels on WebGPU: inputs and outputs as `KernelShapes` says. */
export type WebgpuKernel<Name extends KernelName> = (
  backend: LabWebgpu,
  inputs: Record<KernelShapes[Name]['inputs'], TensorInfo>,
  attributes: KernelShapes[Name]['attributes'],
) => TensorInfo[];

/** The whole table: a kernel that is missing does not compile. */
export type WebgpuKernels = { readonly [Name in KernelName]: WebgpuKernel<Name> };
