import * as tf from '@tensorflow/tfjs-core';
import type { KernelInputs, KernelName, KernelShapes } from '../../lab/ops/kernels.ts';
import * as kernels from '../kernels/composed.ts';
import type { ComposedKernel, ComposedKernels } from './kernel.ts';

const table: ComposedKernels = kernels;

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
        kernel(inputs as KernelInputs<Name>, attrs as unknown as KernelShapes[Name]['attributes']),
      ),
  });
}

/** Gives a backend the composed kernels of these names, by default all. Of what it has already, nothing changes. */
export function installComposedKernels(
  backendName: string,
  names: readonly KernelName[] = Object.keys(table) as KernelName[],
): void {
  for (const name of names) {
    if (tf.getKernel(name, backendName)) continue;
    install(name, backendName, table[name] as ComposedKernel<KernelName>);
  }
}
