import '@tensorflow/tfjs-backend-webgpu/dist/register_all_kernels';
import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu/dist/backend_webgpu';
import { registerBackend } from '@tensorflow/tfjs-core';
import { describeAdapter } from '../detectFeatures.ts';
import { EngineLost, EngineOutOfMemory, EngineUnavailable } from '../errors.ts';

const limits = [
  'maxComputeWorkgroupStorageSize',
  'maxComputeWorkgroupsPerDimension',
  'maxStorageBufferBindingSize',
  'maxBufferSize',
  'maxComputeWorkgroupSizeX',
  'maxComputeInvocationsPerWorkgroup',
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

/**
 * Registers tfjs's WebGPU backend on an adapter and a device of our own: tfjs's registration checks neither that
 * there is an adapter nor that the device stays.
 * @throws EngineUnavailable
 */
export async function registerWebgpu(): Promise<{
  adapter: string;
  lost: Promise<EngineLost | EngineOutOfMemory>;
}> {
  const gpu = (globalThis.navigator as Partial<Navigator> | undefined)?.gpu;
  if (!gpu) throw new EngineUnavailable('webgpu', 'this browser or Node has no WebGPU');
  const adapter = await gpu.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) throw new EngineUnavailable('webgpu', 'no graphics adapter answers');
  const requiredLimits = Object.fromEntries(limits.map((name) => [name, adapter.limits[name]]));
  const device = await adapter.requestDevice({ requiredLimits }).catch((cause: unknown) => {
    throw new EngineUnavailable('webgpu', `the adapter gives no device (${String(cause)})`);
  });
  registerBackend('webgpu', () => new WebGPUBackend(device, adapter.info));
  return { adapter: describeAdapter(adapter).description, lost: watch(device) };
}
