import type * as tf from '@tensorflow/tfjs-core';
import type { KernelInputs, KernelName, KernelShapes } from '../../lab/ops/kernels.ts';

/** One of the lab's kernels out of plain tfjs operations, run inside a tidy. */
export type ComposedKernel<Name extends KernelName> = (
  inputs: KernelInputs<Name>,
  attributes: KernelShapes[Name]['attributes'],
) => tf.Tensor[];

/** The whole table: a kernel that is missing does not compile. */
export type ComposedKernels = { readonly [Name in KernelName]: ComposedKernel<Name> };
