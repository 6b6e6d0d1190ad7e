import { env, registerBackend } from '@tensorflow/tfjs-core';
import { describeAdapter } from '../detectFeatures.ts';
import { EngineLost, EngineOutOfMemory, EngineUnavailable } from '../errors.ts';
import { installWebgpuKernels } from '../webgpu/install.ts';
import { LabWebgpu } from '../webgpu/labWebgpu.ts';
import { registerTfjsKernels } from '../webgpu/tfjsKernels.ts';

const limits = [
  'maxComputeWorkgroupStorageSize',
  'maxComputeWorkgroupsPerDimension',
  'maxStorageBufferBindingSize',
  'maxBufferSize',
  'maxComputeWorkgroupSizeX',
  'maxComputeInvocationsPerWorkgroup',
  'maxStorageBuffersPerShaderStage',
] as const;

/** Resolves when the device is gone, or when an allocation failed and left a buffer that holds nothing. */
function watch(device: GPUDevice): Promise<EngineLost | EngineOutOfMemory> {
  return new Promise((resolve) => {
    device.lost.then(({ message, reason }) => resolve(new EngineLost(message || reason)));
    device.addEventListener?.('uncapturederror', ({ error }) => {
      if (error.constructor.name === 'GPUOutOfMemoryError') resolve(new EngineOutOfMemory(error.message));
    });
  });
}

/** About one training step's shaders: each submission costs the processor as much as recording several of them. */
const SHADERS_PER_SUBMISSION = 64;

function setFlags(): void {
  env().set('WEBGPU_DEFERRED_SUBMIT_BATCH_SIZE', SHADERS_PER_SUBMISSION);
  // Small tensors would be computed on the processor, and what is then needed on the GPU uploaded.
  env().set('WEBGPU_CPU_FORWARD', false);
}

interface StartedWebgpu {
  readonly adapter: string;
  readonly lost: Promise<EngineLost | EngineOutOfMemory>;
  fence(): Promise<void>;
  compile(run: () => void): Promise<void>;
}

/**
 * Registers the WebGPU backend on an adapter and a device of our own: tfjs's registration checks neither that there is
 * an adapter nor that the device stays.
 * @throws EngineUnavailable
 */
export async function registerWebgpu(): Promise<StartedWebgpu> {
  const gpu = (globalThis.navigator as Partial<Navigator> | undefined)?.gpu;
  if (!gpu) throw new EngineUnavailable('webgpu', 'this browser or Node has no WebGPU');
  const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) throw new EngineUnavailable('webgpu', 'no graphics adapter answers');
  const requiredLimits = Object.fromEntries(limits.map((name) => [name, adapter.limits[name]]));
  const device = await adapter.requestDevice({ requiredLimits }).catch((cause: unknown) => {
    throw new EngineUnavailable('webgpu', `the adapter gives no device (${String(cause)})`);
  });
  let backend: LabWebgpu | undefined;
  registerBackend('webgpu', () => {
    backend = new LabWebgpu(device, adapter.info);
    return backend;
  });
  registerTfjsKernels();
  installWebgpuKernels();
  setFlags();
  return {
    adapter: describeAdapter(adapter).description,
    lost: watch(device),
    fence: async () => backend?.fence(),
    compile: async (run) => backend?.compile(run),
  };
}
