import type { KernelName } from '../../lab/ops/kernels.ts';
import * as kernels from '../kernels/wasm.ts';
import type { WasmKernels } from './kernel.ts';
import { installKernel } from './registry.ts';
import { knowsSimd } from './simd.ts';

const table: WasmKernels = kernels;

let installed = false;

/** Gives tfjs's WASM backend the lab's kernels. Once per worker; later calls do nothing. */
export async function installWasmKernels(): Promise<void> {
  if (installed) return;
  installed = true;
  const simd = knowsSimd();
  const composed: KernelName[] = [];
  for (const [name, kernel] of Object.entries(table)) {
    if (typeof kernel === 'function') installKernel(name, kernel);
    else if (simd) installKernel(name, kernel.onlyWithSimd);
    else composed.push(name as KernelName);
  }
  if (composed.length > 0) (await import('../composed/install.ts')).installComposedKernels('wasm', composed);
}
