import * as tf from '@tensorflow/tfjs-core';
import type { WebgpuKernel } from '../../webgpu/kernel.ts';
import * as composed from './composed.ts';

// Kernel by kernel: a GPU is handed as many shaders either way. tfjs hands a kernel the tensors themselves.

export const MlpStep: WebgpuKernel<'MlpStep'> = (_, inputs, attributes) =>
  tf.tidy(() => composed.MlpStep(inputs as Parameters<typeof composed.MlpStep>[0], attributes));

export const ContrastiveStep: WebgpuKernel<'ContrastiveStep'> = (_, inputs, attributes) =>
  tf.tidy(() =>
    composed.ContrastiveStep(inputs as Parameters<typeof composed.ContrastiveStep>[0], attributes),
  );
