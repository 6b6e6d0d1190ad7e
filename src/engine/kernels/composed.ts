import * as tf from '@tensorflow/tfjs-core';
import type { KernelName, KernelShapes } from '../../lab/ops/kernels.ts';
import type { ComposedKernel, ComposedKernels } from '../composed/kernel.ts';
import { adam } from './adam/composed.ts';
import { batchNorm } from './batchNorm/composed.ts';
import { contrastiveLoss } from './contrastiveLoss/composed.ts';
import { conv } from './conv/composed.ts';
import { crossEntropy } from './crossEntropy/composed.ts';
import { dense } from './dense/composed.ts';
import { dropout } from './dropout/composed.ts';
import { poolRelu } from './poolRelu/composed.ts';

/** Every kernel of the lab out of plain tfjs operations. */
export const composedKernels: ComposedKernels = {
  ...adam,
  ...batchNorm,
  ...contrastiveLoss,
  ...conv,
  ...crossEntropy,
  ...dense,
  ...dropout,
  ...poolRelu,
};

function install<Name extends KernelName>(
  kernelName: Name,
  backendName: string,
  kernel: ComposedKernel<Name>,
): void {
  tf.registerKernel({
    kernelName,
    backendName,
    kernelFunc: ({ inputs, attrs }) =>
      tf.tidy(() =>
        kernel(
          inputs as Parameters<ComposedKernel<Name>>[0],
          attrs as unknown as KernelShapes[Name]['attributes'],
        ),
      ),
  });
}

/** Gives a backend composed kernels, by default all of them: the engine's own, or where its own lacks what it needs. */
export function installComposedKernels(
  backendName: string,
  names: readonly KernelName[] = Object.keys(composedKernels) as KernelName[],
): void {
  for (const name of names) {
    if (tf.getKernel(name, backendName)) continue;
    install(name, backendName, composedKernels[name] as ComposedKernel<KernelName>);
  }
}
