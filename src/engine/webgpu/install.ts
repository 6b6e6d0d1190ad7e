import { type KernelFunc, registerKernel } from '@tensorflow/tfjs-core';
import type { KernelName } from '../../lab/ops/kernels.ts';
import * as kernels from '../kernels/webgpu.ts';
import { gather } from './gather.ts';
import type { WebgpuKernel, WebgpuKernels } from './kernel.ts';
import type { LabWebgpu } from './labWebgpu.ts';

const table: WebgpuKernels = kernels;

/** What tfjs calls: it knows neither our backend nor the types of a kernel's inputs and attributes. */
const kernelFuncOf = (kernel: WebgpuKernel<KernelName>): KernelFunc =>
  (({ backend, inputs, attrs }: { backend: unknown; inputs: unknown; attrs?: unknown }) =>
    kernel(
      backend as LabWebgpu,
      inputs as Parameters<typeof kernel>[1],
      attrs as Parameters<typeof kernel>[2],
    )) as KernelFunc;

let installed = false;

/** Gives tfjs's WebGPU backend, which must be a `LabWebgpu`, the lab's kernels. Once per worker; later calls do nothing. */
export function installWebgpuKernels(): void {
  if (installed) return;
  installed = true;
  for (const [kernelName, kernel] of Object.entries(table)) {
    const kernelFunc = kernelFuncOf(kernel as WebgpuKernel<KernelName>);
    registerKernel({ kernelName, backendName: 'webgpu', kernelFunc });
  }
  const kernelFunc = (({ backend, inputs, attrs }: { backend: unknown; inputs: unknown; attrs?: unknown }) =>
    gather(
      backend as LabWebgpu,
      inputs as Parameters<typeof gather>[1],
      attrs as Parameters<typeof gather>[2],
    )) as KernelFunc;
  registerKernel({ kernelName: 'GatherV2', backendName: 'webgpu', kernelFunc });
}
