import * as tf from '@tensorflow/tfjs-core';
import { afterEach, expect, test, vi } from 'vitest';
import { dense } from '../lab/ops/layers.ts';
import type { Features } from './chooseEngine.ts';
import { EngineRefused, EngineUnavailable } from './errors.ts';
import { readWasmFromDisk, startEngineInNode, wasmFile } from './node/startEngineInNode.ts';
import { startEngine } from './startEngine.ts';
import { wasmEngines } from './testing/wasmEngines.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const all: Features = {
  webgpu: { description: 'GPU', isFallback: false },
  wasm: 'simd',
  webgl: null,
};

test('Node without a GPU gets WASM', async () => {
  const listeners = process.listenerCount('unhandledRejection');
  const engine = await startEngineInNode({ features: { ...all, webgpu: null } });
  expect(engine).toMatchObject({ name: 'wasm', adapter: 'WASM SIMD' });
  expect(tf.getBackend()).toBe('wasm');
  expect(process.listenerCount('unhandledRejection')).toBe(listeners);
});

test('WASM without SIMD serves too', async () => {
  const engine = await startEngineInNode({ features: { ...all, webgpu: null, wasm: 'plain' } });
  expect(engine).toMatchObject({ name: 'wasm', adapter: 'WASM' });
});

test.runIf(wasmEngines.includes('wasm-fma'))('and multiplies and adds at once where it can', async () => {
  expect(await startEngineInNode()).toMatchObject({ name: 'wasm-fma', adapter: 'relaxed SIMD' });
  expect(tf.getBackend()).toBe('wasm');
  const one = [Math.fround(1 + 2 ** -12)];
  const squared = () =>
    tf.tidy(() =>
      dense(tf.tensor2d([one]), tf.tensor2d([one, [-1 - 2 ** -11]]), 'linear', undefined).dataSync(),
    );
  expect(squared()[0]).toBe(2 ** -24);
  await startEngineInNode({ requested: 'wasm' });
  expect(squared()[0]).toBe(0);
});

test('an engine that could not be loaded is not tried in another arithmetic, one that computes wrongly is', async () => {
  const features: Features = { webgpu: null, wasm: 'fma', webgl: null };
  const passedOver = vi.fn();
  const readWasm = async () => {
    throw new EngineUnavailable('wasm', 'its file did not come');
  };
  expect((await startEngine({ features, readWasm, passedOver })).name).toBe('cpu');
  expect(passedOver.mock.calls).toEqual([[expect.any(EngineUnavailable), 'cpu']]);
  expect((await startEngineInNode({ features, exclude: ['wasm-fma'] })).name).toBe('cpu');

  const refused = vi.fn();
  vi.spyOn(Math, 'sin').mockReturnValueOnce(9);
  expect((await startEngineInNode({ features: { ...features }, passedOver: refused })).name).toBe('wasm');
  expect(refused.mock.calls).toEqual([[expect.any(EngineRefused), 'wasm']]);
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

test('an engine that fails gives way to the next, and is told of', async () => {
  vi.stubGlobal('navigator', { gpu: { requestAdapter: async () => null } });
  const passedOver = vi.fn();
  expect((await startEngine({ features: all, readWasm: readWasmFromDisk, passedOver })).name).toBe('wasm');
  const failure = expect.objectContaining({ name: 'EngineUnavailable', engine: 'webgpu' });
  expect(passedOver.mock.calls).toEqual([[failure, 'wasm']]);
});

test('an engine whose code does not come is refused by name, and the next one is tried', async () => {
  const come = async <Code>(code: Promise<Code>): Promise<Code> => {
    // Of the engine itself, which is the first to be asked for.
    if (come.times++ === 0) throw new Error('The server did not answer within 30 s.');
    return code;
  };
  come.times = 0;
  const passedOver = vi.fn();
  const options = { features: { ...all, webgpu: null }, readWasm: readWasmFromDisk, come, passedOver };
  expect((await startEngine(options)).name).toBe('cpu');
  expect(passedOver.mock.calls).toEqual([[expect.any(EngineUnavailable), 'cpu']]);
  expect(passedOver.mock.calls[0]![0]).toMatchObject({
    message: 'wasm is not available: its code could not be loaded (The server did not answer within 30 s).',
    hint: expect.stringContaining('Check the connection'),
  });
});

test('what cannot be had is refused by name', async () => {
  const without: Features = { webgpu: null, wasm: null, webgl: null };
  for (const requested of ['webgpu', 'wasm-fma', 'wasm', 'webgl'] as const) {
    const failure = startEngine({ requested, features: without });
    await expect(failure).rejects.toThrow(EngineUnavailable);
    await expect(failure).rejects.toThrow(requested);
  }
  vi.stubGlobal('navigator', { gpu: { requestAdapter: async () => null } });
  await expect(startEngine({ requested: 'webgpu' })).rejects.toThrow('no graphics adapter answers');
  const failure = startEngine({ exclude: ['webgpu', 'wasm', 'webgl', 'cpu'] });
  await expect(failure).rejects.toThrow(EngineUnavailable);
});

const whole = await wasmFile('simd');

test.each([
  ['missing', null, { status: 404 }, 'could not be fetched (status 404)'],
  ['empty', '', {}, 'came only in part'],
  [
    'a half',
    whole.slice(0, whole.length >> 1),
    {},
    `is damaged or came only in part (${whole.length >> 1} bytes)`,
  ],
  ['all but its last byte', whole.slice(0, -1), {}, 'is damaged or came only in part'],
  ['the page', '<!doctype html>', {}, 'is no WebAssembly'],
] as const)('the WASM file, %s: told with its name and what to do', async (_, body, init, why) => {
  const shouted = vi.spyOn(console, 'error');
  vi.stubGlobal('fetch', async () => new Response(body as BodyInit, init));
  const failure = startEngine({ requested: 'wasm' });
  await expect(failure).rejects.toThrow(EngineUnavailable);
  await expect(failure).rejects.toThrow(`wasm is not available: its file tfjs-backend-wasm-simd.wasm ${why}`);
  await expect(failure).rejects.toMatchObject({ hint: expect.stringContaining('Check the connection') });
  expect(shouted).not.toHaveBeenCalled();
});
