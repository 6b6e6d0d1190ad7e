import * as tf from '@tensorflow/tfjs-core';
import type { WebgpuKernel } from '../../webgpu/kernel.ts';
import { MlpStep as composed } from './composed.ts';

/** Kernel by kernel: a GPU is handed as many shaders either way. */
export const MlpStep: WebgpuKernel<'MlpStep'> = (_, inputs, attributes) =>
  // tfjs hands a kernel the tensors themselves.
  tf.tidy(() => composed(inputs as Parameters<typeof composed>[0], attributes));
