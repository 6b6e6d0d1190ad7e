/** TensorFlow.js as it comes: its backends with their own kernels and none of ours. */
import '@tensorflow/tfjs-backend-webgpu/dist/register_all_kernels';
import * as tf from '@tensorflow/tfjs';
import { WebGPUBackend } from '@tensorflow/tfjs-backend-webgpu/dist/backend_webgpu';
import { registerStockWasm } from '../../engine/backends/wasm.ts';
import type { ReadWasm } from '../../engine/backends/wasmBytes.ts';
import { detectFeatures } from '../../engine/detectFeatures.ts';
import { EngineUnavailable } from '../../engine/errors.ts';
import type { BenchEngine } from '../catalogue.ts';

/** Limits that tfjs's own registration asks for. */
const LIMITS = [
  'maxComputeWorkgroupStorageSize',
  'maxComputeWorkgroupsPerDimension',
  'maxStorageBufferBindingSize',
  'maxBufferSize',
  'maxComputeWorkgroupSizeX',
  'maxComputeInvocationsPerWorkgroup',
] as const;

async function registerWebgpu(): Promise<void> {
  const gpu = (globalThis.navigator as Partial<Navigator> | undefined)?.gpu;
  const adapter = await gpu?.requestAdapter({ powerPreference: 'high-performance' });
  if (!adapter) throw new EngineUnavailable('webgpu', 'no graphics adapter answers');
  const requiredLimits = Object.fromEntries(LIMITS.map((name) => [name, adapter.limits[name]]));
  const device = await adapter.requestDevice({ requiredLimits });
  tf.registerBackend('webgpu', () => new WebGPUBackend(device, adapter.info));
}

/** Makes one of tfjs's backends the current one; the package brings its cpu backend along. @throws EngineUnavailable */
export async function startStockBackend(engine: BenchEngine, readWasm: ReadWasm): Promise<void> {
  if (engine === 'webgpu') await registerWebgpu();
  if (engine === 'wasm') {
    const { wasm } = await detectFeatures();
    if (!wasm) throw new EngineUnavailable('wasm', 'there is no WebAssembly here');
    await registerStockWasm(readWasm, wasm === 'plain' ? 'plain' : 'simd');
  }
  if (!(await tf.setBackend(engine))) throw new EngineUnavailable(engine, 'its backend could not be set up');
}
