import '@tensorflow/tfjs-backend-cpu/dist/register_all_kernels';
import { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu/dist/backend_cpu';
import { registerBackend } from '@tensorflow/tfjs-core';
import { installComposedKernels } from '../composed/install.ts';

/** Registers tfjs's backend in plain JavaScript: slow, and the oracle for the others. */
export function registerCpu(): void {
  registerBackend('cpu', () => {
    const backend = new MathBackendCPU();
    // Unset, it advertises tfjs-node on stderr.
    (backend as unknown as { firstUse: boolean }).firstUse = false;
    return backend;
  });
  installComposedKernels('cpu');
}
