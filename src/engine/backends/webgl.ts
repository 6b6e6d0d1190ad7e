import '@tensorflow/tfjs-backend-webgl/dist/register_all_kernels';
import { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl/dist/backend_webgl';
import { registerBackend } from '@tensorflow/tfjs-core';
import { installComposedKernels } from '../composed/install.ts';

/** Registers tfjs's WebGL backend, on an OffscreenCanvas where there is no document. */
export function registerWebgl(): void {
  registerBackend('webgl', () => new MathBackendWebGL());
  installComposedKernels('webgl');
}
