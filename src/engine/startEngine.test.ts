import * as tf from '@tensorflow/tfjs-core';
import { afterEach, expect, test, vi } from 'vitest';
import type { Features } from './chooseEngine.ts';
import { EngineUnavailable } from './errors.ts';
import { readWasmFromDisk, startEngineInNode } from './node/startEngineInNode.ts';
import { startEngine } from './startEngine.ts';

afterEach(() => vi.unstubAllGlobals());

const all: Features = {
  webgpu: { description: 'GPU', isFallback: false },
  wasm: 'simd',
  webgl: null,
};

test('Node without a GPU gets WASM', async () => {
  const listeners = process.listenerCount('unhandledRejection');
  const engine = await startEngineInNode();
  expect(engine).toMatchObject({ name: 'wasm', adapter: 'WASM SIMD' });
  expect(tf.getBackend()).toBe('wasm');
  expect(process.listenerCount('unhandledRejection')).toBe(listeners);
});

test('WASM without SIMD serves too', async () => {
  const engine = await startEngineInNode({ features: { ...all, webgpu: null, wasm: 'plain' } });
  expect(engine).toMatchObject({ name: 'wasm', adapter: 'WASM' });
});

test('an engine can be started anew, and another after it', async () => {
  await startEngineInNode({ requested: 'wasm' });
  await startEngineInNode({ requested: 'wasm' });
  expect((await startEngineInNode({ exclude: ['wasm'] })).name).toBe('cpu');
  expect(tf.getBackend()).toBe('cpu');
});

test('an engine that computes at once has nothing to wait for and compiles nothing', async () => {
  const engine = await startEngineInNode({ requested: 'cpu' });
  const run = vi.fn();
  await engine.compile(run);
  await engine.fence();
  expect(run).not.toHaveBeenCalled();
});

test('an engine that fails gives way to the next', async () => {
  vi.stubGlobal('navigator', { gpu: { requestAdapter: async () => null } });
  expect((await startEngine({ features: all, readWasm: readWasmFromDisk })).name).toBe('wasm');
});

test('what cannot be had is refused by name', async () => {
  const without: Features = { webgpu: null, wasm: null, webgl: null };
  for (const requested of ['webgpu', 'wasm', 'webgl'] as const) {
    const failure = startEngine({ requested, features: without });
    await expect(failure).rejects.toThrow(EngineUnavailable);
    await expect(failure).rejects.toThrow(requested);
  }
  vi.stubGlobal('navigator', { gpu: { requestAdapter: async () => null } });
  await expect(startEngine({ requested: 'webgpu' })).rejects.toThrow('no graphics adapter answers');
  const failure = startEngine({ exclude: ['webgpu', 'wasm', 'webgl', 'cpu'] });
  await expect(failure).rejects.toThrow(EngineUnavailable);
});

test('a page that cannot fetch the WASM file is told so', async () => {
  vi.stubGlobal('fetch', async () => new Response(null, { status: 404 }));
  await expect(startEngine({ requested: 'wasm' })).rejects.toThrow('could not be fetched');
});
