import { findBackendFactory } from '@tensorflow/tfjs-core';
import { afterEach, expect, test, vi } from 'vitest';
import { EngineLost, EngineOutOfMemory, EngineUnavailable } from '../errors.ts';
import { registerWebgpu } from './webgpu.ts';

afterEach(() => vi.unstubAllGlobals());

type LostInfo = { message: string; reason: string };

function stubGpu() {
  const device = new EventTarget() as EventTarget & { lost: Promise<LostInfo> };
  let lose: (info: LostInfo) => void = () => {};
  device.lost = new Promise((resolve) => {
    lose = resolve;
  });
  const requestDevice = vi.fn(async (_: GPUDeviceDescriptor) => device);
  const adapter = { info: { description: 'Test GPU' }, limits: { maxBufferSize: 7 }, requestDevice };
  vi.stubGlobal('navigator', { gpu: { requestAdapter: async () => adapter } });
  return { device, lose, requestDevice };
}

test('takes the adapter’s limits and its name', async () => {
  const { requestDevice } = stubGpu();
  expect((await registerWebgpu()).adapter).toBe('Test GPU');
  expect(requestDevice.mock.calls[0]?.[0].requiredLimits).toMatchObject({ maxBufferSize: 7 });
  expect(findBackendFactory('webgpu')).not.toBeNull();
});

test('a lost device is reported', async () => {
  const { lose } = stubGpu();
  const { lost } = await registerWebgpu();
  lose({ message: 'driver reset', reason: 'unknown' });
  expect(await lost).toEqual(new EngineLost('driver reset'));
});

test('a failed allocation is reported, other device errors are not', async () => {
  const { device } = stubGpu();
  const { lost } = await registerWebgpu();
  class GPUValidationError extends Error {}
  class GPUOutOfMemoryError extends Error {}
  for (const error of [new GPUValidationError('bad'), new GPUOutOfMemoryError('1 GB')]) {
    device.dispatchEvent(Object.assign(new Event('uncapturederror'), { error }));
  }
  expect(await lost).toEqual(new EngineOutOfMemory('1 GB'));
});

test('no WebGPU, no adapter, no device: unavailable', async () => {
  await expect(registerWebgpu()).rejects.toThrow(EngineUnavailable);
  vi.stubGlobal('navigator', { gpu: { requestAdapter: async () => null } });
  await expect(registerWebgpu()).rejects.toThrow('no graphics adapter answers');
  stubGpu().requestDevice.mockRejectedValue(new Error('blocked'));
  await expect(registerWebgpu()).rejects.toThrow('gives no device');
});
