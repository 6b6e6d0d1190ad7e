import type { BackendWasm as TfjsBackend } from '@tensorflow/tfjs-backend-wasm/dist/backend_wasm';
import { type TensorInfo, util } from '@tensorflow/tfjs-core';
import type { Arithmetic } from '../assembler/arithmetic.ts';

export type { TensorInfo };

/** tfjs's WASM backend, with the arithmetic of the lab's own loops on its heap; those of both can stand side by side. */
export type BackendWasm = TfjsBackend & { arithmetic: Arithmetic };

/** What tfjs hands to a kernel. */
export interface KernelArgs<Inputs, Attrs> {
  inputs: Inputs;
  backend: BackendWasm;
  attrs: Attrs;
}

export type Kernel<Inputs, Attrs> = (args: KernelArgs<Inputs, Attrs>) => TensorInfo | TensorInfo[];

/**
 * The tensor's elements on the WASM heap, float32. Growing the heap detaches every such array, so take them
 * only after the last allocation.
 */
export const floats = (backend: BackendWasm, info: TensorInfo): Float32Array =>
  backend.typedArrayFromHeap(info) as Float32Array;

/** Where the tensor's elements begin on the WASM heap, in bytes. Stays the same when the heap grows. */
export const address = (backend: BackendWasm, info: TensorInfo): number =>
  backend.getMemoryOffset(info.dataId);

/** The same elements under another shape of the same size. No copy, nothing to release. */
export const reshaped = (info: TensorInfo, shape: number[]): TensorInfo => ({
  dataId: info.dataId,
  shape,
  dtype: info.dtype,
});

/** A tensor sharing another's memory, `from` elements in. Give it back with `releaseView`. */
export function view(backend: BackendWasm, info: TensorInfo, from: number, shape: number[]): TensorInfo {
  const offset = backend.getMemoryOffset(info.dataId) + from * util.bytesPerElement(info.dtype);
  return backend.makeOutput(shape, info.dtype, offset);
}

const borrowed = new WeakSet<TensorInfo['dataId']>();

/** A view that tfjs may keep and dispose of like any tensor: see `isBorrowed`. */
export function borrow(backend: BackendWasm, info: TensorInfo, from: number, shape: number[]): TensorInfo {
  const borrower = view(backend, info, from, shape);
  borrowed.add(borrower.dataId);
  return borrower;
}

/** Whether the memory belongs to another tensor, and must not be freed with this one. */
export const isBorrowed = (dataId: TensorInfo['dataId']): boolean => borrowed.has(dataId);

/** Forgets a view and leaves the memory to its owner. */
export function releaseView(backend: BackendWasm, { dataId }: TensorInfo): void {
  backend.wasm.tfjs.disposeData(backend.dataIdMap.get(dataId).id);
  backend.dataIdMap.delete(dataId);
}

/** Frees temporaries of a kernel. */
export function release(backend: BackendWasm, ...infos: TensorInfo[]): void {
  for (const { dataId } of infos) backend.disposeData(dataId);
}
