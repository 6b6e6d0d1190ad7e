import { type KernelFunc, registerKernel } from '@tensorflow/tfjs-core';
import type { KernelName } from '../../lab/ops/kernels.ts';
import type { WebgpuKernel, WebgpuKernels } from '../webgpu/kernel.ts';
import type { LabWebgpu } from '../webgpu/labWebgpu.ts';
import { adam } from './adam/webgpu.ts';
import { batchNorm } from './batchNorm/webgpu.ts';
import { contrastiveLoss } from './contrastiveLoss/webgpu.ts';
import { conv } from './conv/webgpu.ts';
import { crossEntropy } from './crossEntropy/webgpu.ts';
import { dense } from './dense/webgpu.ts';
import { dropout } from './dropout/webgpu.ts';
import { poolRelu } from './poolRelu/webgpu.ts';

/** Every kernel of the lab on WebGPU. */
export const webgpuKernels: WebgpuKernels = {
  ...adam,
  ...batchNorm,
  ...contrastiveLoss,
  ...conv,
  ...crossEntropy,
  ...dense,
  ...dropout,
  ...poolRelu,
};

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
  for (const [kernelName, kernel] of Object.entries(webgpuKernels)) {
    const kernelFunc = kernelFuncOf(kernel as WebgpuKernel<KernelName>);
    registerKernel({ kernelName, backendName: 'webgpu', kernelFunc });
  }
}
