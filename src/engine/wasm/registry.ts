import { getKernel, type KernelFunc, registerKernel, unregisterKernel } from '@tensorflow/tfjs-core';
import type { Kernel, KernelArgs, TensorInfo } from './heap.ts';

/** A kernel that returns one tensor. */
export type SingleKernel = (args: KernelArgs<object, object>) => TensorInfo;

/** tfjs's own kernel, to be called from within ours. */
export function stockKernel(kernelName: string): SingleKernel {
  const config = getKernel(kernelName, 'wasm');
  if (!config) throw new Error(`The wasm backend has no kernel ${kernelName}.`);
  return config.kernelFunc as unknown as SingleKernel;
}

/** Puts ours in the place of tfjs's kernel, or adds it where there is none. */
export function installKernel(kernelName: string, kernel: Kernel<never, never>): void {
  const stock = getKernel(kernelName, 'wasm');
  if (stock) unregisterKernel(kernelName, 'wasm');
  // The stock set-up stays: it binds the stock kernel, which ours may call, to each new backend.
  registerKernel({
    ...stock,
    kernelName,
    backendName: 'wasm',
    kernelFunc: kernel as unknown as KernelFunc,
  });
}
