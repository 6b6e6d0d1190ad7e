/** Kernels out of plain tfjs operations: for engines without their own, and the oracle that those are tested against. */
import * as tf from '@tensorflow/tfjs-core';
import type { KernelInputs, KernelName, KernelShapes } from '../../lab/ops/kernels.ts';

export type Composed<Name extends KernelName> = (
  inputs: KernelInputs<Name>,
  attributes: KernelShapes[Name]['attributes'],
) => tf.Tensor[];

/** Registers a composed kernel on a backend that has none of that name. */
export function registerComposed<Name extends KernelName>(
  kernelName: Name,
  backendName: string,
  composed: Composed<Name>,
): void {
  if (tf.getKernel(kernelName, backendName)) return;
  tf.registerKernel({
    kernelName,
    backendName,
    kernelFunc: ({ inputs, attrs }) =>
      tf.tidy(() =>
        composed(inputs as KernelInputs<Name>, attrs as unknown as KernelShapes[Name]['attributes']),
      ),
  });
}
