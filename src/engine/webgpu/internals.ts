import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu/dist/backend_webgpu';
import type { BackendValues, DataStorage, DataType, KernelBackend, TensorInfo } from '@tensorflow/tfjs-core';

export type UniformType = 'float32' | 'uint32';

/** What tfjs's backend keeps of a tensor. */
interface TensorData {
  dtype: DataType;
  shape: number[];
  values: BackendValues | null;
  refCount: number;
  resource?: GPUBuffer;
  /** Whether the buffer is somebody else's to release. */
  external?: boolean;
}

/** The parts of tfjs's WebGPU backend that the lab's kernels build on; most of them tfjs declares private. */
interface Internals extends KernelBackend {
  readonly device: GPUDevice;
  readonly queue: GPUQueue;
  readonly tensorMap: DataStorage<TensorData>;
  readonly commandQueueOwnedIds: WeakSet<object>;
  readonly pipelineCache: Record<string, GPUComputePipeline | Promise<GPUComputePipeline>>;
  commandEncoder: GPUCommandEncoder | null;
  computePassEncoder: GPUComputePassEncoder | null;
  dispatchCountInPass: number;
  makeTensorInfo(shape: number[], dtype: DataType): TensorInfo;
  uploadToGPU(dataId: object): void;
  makeUniforms(uniforms: { type: UniformType; data: number[] }[]): GPUBufferBinding;
  tensorToBinding(tensor: TensorInfo): GPUBufferBinding;
  ensureCommandEncoderReady(): void;
  endComputePassEncoder(): void;
  submitQueue(): void;
}

/** tfjs's WebGPU backend, open to subclasses. */
export const Backend = WebGPUBackend as unknown as new (device: GPUDevice, info: GPUAdapterInfo) => Internals;
