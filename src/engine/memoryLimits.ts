/** What the engine in use can hold. */
import { engine, getBackend } from '@tensorflow/tfjs-core';

interface EngineMemory {
  /** Bytes of all tensors together; absent where nothing tells. */
  readonly engine?: number;
  /** Bytes of one tensor. */
  readonly tensor?: number;
}

/** tfjs builds its WASM backend with a heap of at most so many bytes: 4 GB without a page. */
const WASM_HEAP = 4294901760;
/** It takes larger sizes for negative ones. */
const WASM_TENSOR = 2 ** 31 - 1;

export function engineMemory(): EngineMemory {
  switch (getBackend()) {
    case 'wasm':
      return { engine: WASM_HEAP, tensor: WASM_TENSOR };
    case 'webgpu': {
      const { limits } = (engine().backend as unknown as { device: GPUDevice }).device;
      return { tensor: Math.min(limits.maxBufferSize, limits.maxStorageBufferBindingSize) };
    }
    default:
      return {};
  }
}
