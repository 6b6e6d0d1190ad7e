import { type KernelFunc, registerKernel, type TensorInfo } from '@tensorflow/tfjs-core';
import type { KernelName, KernelShapes } from '../../lab/ops/kernels.ts';
import type { LabWebgpu } from './labWebgpu.ts';

/** One of the lab's kernels on WebGPU: inputs and outputs as `KernelShapes` says. */
export type Kernel<Name extends KernelName> = (
  backend: LabWebgpu,
  inputs: Record<KernelShapes[Name]['inputs'], TensorInfo>,
  attributes: KernelShapes[Name]['attributes'],
) => TensorInfo[];

/** Registers a kernel with tfjs's WebGPU backend, which must be a `LabWebgpu`. */
export function installKernel<Inputs, Attributes>(
  kernelName: string,
  kernel: (backend: LabWebgpu, inputs: Inputs, attributes: Attributes) => TensorInfo[],
): void {
  const kernelFunc = ({ backend, inputs, attrs }: { backend: unknown; inputs: unknown; attrs?: unknown }) =>
    kernel(backend as LabWebgpu, inputs as Inputs, attrs as Attributes);
  registerKernel({ kernelName, backendName: 'webgpu', kernelFunc: kernelFunc as KernelFunc });
}
