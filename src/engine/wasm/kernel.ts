import type { KernelName, KernelShapes } from '../../lab/ops/kernels.ts';
import type { Kernel, TensorInfo } from './heap.ts';

/** One of the lab's kernels on WASM: inputs and outputs as `KernelShapes` says. */
export type WasmKernel<Name extends KernelName> = Kernel<
  Record<KernelShapes[Name]['inputs'], TensorInfo>,
  KernelShapes[Name]['attributes']
>;

interface OnlyWithSimd<Name extends KernelName> {
  readonly onlyWithSimd: WasmKernel<Name>;
}

/** A kernel that only SIMD makes worth while: where the browser has none, the composed kernel takes its place. */
export const onlyWithSimd = <Name extends KernelName>(kernel: WasmKernel<Name>): OnlyWithSimd<Name> => ({
  onlyWithSimd: kernel,
});

/** The whole table: a kernel that is missing does not compile. */
export type WasmKernels = {
  readonly [Name in KernelName]: WasmKernel<Name> | OnlyWithSimd<Name>;
};
