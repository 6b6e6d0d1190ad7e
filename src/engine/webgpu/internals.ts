import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu/dist/backend_webgpu';
import type { BackendValues, DataStorage, DataType, KernelBackend, TensorInfo } from '@tensorflow/tfjs-core';
import type { BufferPool } from './bufferPool.ts';

export type UniformType = 'float32' | 'int32' | 'uint32';

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

/** What tfjs's own shaders are run by. */
export interface Program {
  readonly shaderKey: string;
  readonly pipeline: GPUComputePipeline;
  readonly outputShape: number[];
  readonly outputComponent?: number;
  /** Whether the shader reads the number of elements. */
  readonly size?: boolean;
  readonly dispatch: [number, number, number];
}

export interface Uniform {
  readonly type: UniformType;
  readonly data: number[];
}

/** The parts of tfjs's WebGPU backend that the lab's kernels build on; most of them tfjs declares private. */
interface Internals extends KernelBackend {
  readonly device: GPUDevice;
  readonly queue: GPUQueue;
  readonly tensorMap: DataStorage<TensorData>;
  readonly pipelineCache: Record<string, GPUComputePipeline | Promise<GPUComputePipeline>>;
  bufferManager: BufferPool;
  /** Released at the next submission. */
  readonly uniformPendingDisposal: GPUBuffer[];
  commandEncoder: GPUCommandEncoder | null;
  computePassEncoder: GPUComputePassEncoder | null;
  dispatchCountInPass: number;
  makeTensorInfo(shape: number[], dtype: DataType, values?: BackendValues): TensorInfo;
  uploadToGPU(dataId: object): void;
  makeUniforms(uniforms: Uniform[]): GPUBufferBinding;
  recordAndSubmit(program: Program, output: TensorInfo, inputs: TensorInfo[], uniforms?: Uniform[]): void;
  releaseResource(dataId: object): void;
  tensorToBinding(tensor: TensorInfo): GPUBufferBinding;
  ensureCommandEncoderReady(): void;
  endComputePassEncoder(): void;
  submitQueue(): void;
}

/** tfjs's WebGPU backend, open to subclasses. */
export const Backend = WebGPUBackend as unknown as new (device: GPUDevice, info: GPUAdapterInfo) => Internals;
