import type { KernelName } from '../../lab/ops/kernels.ts';
import type { WasmKernels } from '../wasm/kernel.ts';
import { installKernel } from '../wasm/registry.ts';
import { knowsSimd } from '../wasm/simd.ts';
import { adam } from './adam/wasm.ts';
import { batchNorm } from './batchNorm/wasm.ts';
import { contrastiveLoss } from './contrastiveLoss/wasm.ts';
import { conv } from './conv/wasm.ts';
import { crossEntropy } from './crossEntropy/wasm.ts';
import { dense } from './dense/wasm.ts';
import { dropout } from './dropout/wasm.ts';
import { poolRelu } from './poolRelu/wasm.ts';

/** Every kernel of the lab on WASM. */
export const wasmKernels: WasmKernels = {
  ...adam,
  ...batchNorm,
  ...contrastiveLoss,
  ...conv,
  ...crossEntropy,
  ...dense,
  ...dropout,
  ...poolRelu,
};

let installed = false;

/** Gives tfjs's WASM backend the lab's kernels. Once per worker; later calls do nothing. */
export async function installWasmKernels(): Promise<void> {
  if (installed) return;
  installed = true;
  const simd = knowsSimd();
  const composed: KernelName[] = [];
  for (const [name, kernel] of Object.entries(wasmKernels)) {
    if (typeof kernel === 'function') installKernel(name, kernel);
    else if (simd) installKernel(name, kernel.onlyWithSimd);
    else composed.push(name as KernelName);
  }
  if (composed.length > 0) (await import('./composed.ts')).installComposedKernels('wasm', composed);
}
